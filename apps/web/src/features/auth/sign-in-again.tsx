import { Button, Modal, Text } from "@mantine/core";
import { useSession, useSessionState } from "#api/session-context.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Stands before the page when its session has ended; behind it everything waits as it was. */
export function SignInAgain() {
  const session = useSession();
  const state = useSessionState();
  const email = state.status === "expired" ? state.user.email : null;

  return (
    <Modal
      opened={email !== null}
      onClose={() => {}}
      title="Your session has ended"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      zIndex="var(--mantine-z-index-max)"
      overlayProps={{ blur: 6, backgroundOpacity: 0.55 }}
    >
      <Text size="sm" c="dimmed" mb="md">
        Sign in again to go on where you were. Nothing you typed is lost.
      </Text>
      {email !== null && <SignInForm email={email} />}
      <Button variant="subtle" size="sm" fullWidth mt="sm" onClick={session.leave}>
        Sign in as somebody else
      </Button>
    </Modal>
  );
}
