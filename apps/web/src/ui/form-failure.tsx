import { Alert } from "@mantine/core";
import { IconAlert } from "./icons.tsx";

/** Why a form could not be sent; read out when it appears. */
export function FormFailure({ message }: { message: string | null }) {
  return (
    <div role="alert">
      {message !== null && (
        <Alert variant="light" color="red" icon={<IconAlert />} role="presentation" p="sm">
          {message}
        </Alert>
      )}
    </div>
  );
}
