import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { UpdateMeInput, User } from "@tenon/schemas/users";
import { newerVersion } from "#api/newer-version.ts";
import { useSession } from "#api/session-context.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";

/** The name one goes by. */
export function ProfileForm({ user }: { user: User }) {
  const { users } = useTRPCClient();
  const session = useSession();
  const toasts = useToasts();
  /** The name that was stored meanwhile, when saving was refused for it. */
  const [storedName, setStoredName] = useState<string | null>(null);
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { name: user.name },
    keptAs: "profile",
    toInput: ({ name }) => ({ name, version: user.version }),
    send,
  });
  const { values, bind, set, setValues } = form;
  const [seenName, setSeenName] = useState(user.name);
  if (user.name !== seenName) {
    setSeenName(user.name);
    if (values.name === seenName) setValues({ name: user.name });
  }

  return (
    <Section title={t`What others call you`}>
      <FormFrame
        form={{
          ...form,
          failure:
            storedName === null
              ? form.failure
              : t`Your name was changed to “${storedName}” meanwhile. Save again to have yours.`,
        }}
        send={t`Save`}
        canSend={values.name !== user.name}
        others={
          storedName !== null && (
            <Button variant="default" onClick={takeStored}>
              <Trans>Keep “{storedName}”</Trans>
            </Button>
          )
        }
      >
        <TextInput
          label={t`Name`}
          autoComplete="name"
          maxLength={100}
          w="min(22rem, 100%)"
          {...bind("name")}
          value={values.name}
          onChange={({ currentTarget }) => set("name", currentTarget.value)}
        />
      </FormFrame>
    </Section>
  );

  async function send(input: UpdateMeInput): Promise<void> {
    setStoredName(null);
    try {
      session.rename(await users.updateMe.mutate(input));
      toasts.show({ tone: "done", message: t`Saved your name.` });
    } catch (error) {
      const current = await newerVersion(error, loadUser);
      if (!current) throw error;
      setStoredName(current.name);
      session.rename(current);
    }
  }

  function takeStored(): void {
    setValues({ name: user.name });
    setStoredName(null);
  }
}

async function loadSchema() {
  return (await import("@tenon/schemas/users")).UpdateMeInput;
}

async function loadUser() {
  return (await import("@tenon/schemas/users")).User;
}
