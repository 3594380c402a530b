import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Section } from "#ui/section.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";

type DeleteAccountProps = { email: string; onDelete: (password: string) => Promise<void> };

export function DeleteAccount(props: DeleteAccountProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title={t`Delete your account`}
      hint={t`At once and for good, with everything in it.`}
      action={
        <Button color="red" variant="light" size="xs" onClick={() => setAsking(true)}>
          <Trans>Delete my account</Trans>
        </Button>
      }
    >
      {isAsking && <DeleteAccountDialog {...props} onClose={() => setAsking(false)} />}
    </Section>
  );
}
