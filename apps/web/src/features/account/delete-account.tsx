import { Button } from "@mantine/core";
import { useState } from "react";
import { Section } from "#ui/section.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";

type DeleteAccountProps = { email: string; onDelete: (password: string) => Promise<void> };

export function DeleteAccount(props: DeleteAccountProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title="Delete your account"
      hint="At once and for good, with everything in it."
      action={
        <Button color="red" variant="light" size="xs" onClick={() => setAsking(true)}>
          Delete my account
        </Button>
      }
    >
      {isAsking && <DeleteAccountDialog {...props} onClose={() => setAsking(false)} />}
    </Section>
  );
}
