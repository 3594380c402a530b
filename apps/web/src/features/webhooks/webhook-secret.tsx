import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { Copyable } from "#ui/copyable.tsx";
import { Dialog, DialogActions } from "#ui/dialog.tsx";

type WebhookSecretProps = { title: string; secret: string; onClose: () => void };

/** Stays until it is said to be kept: nothing shows the secret a second time. */
export function WebhookSecret({ title, secret, onClose }: WebhookSecretProps) {
  return (
    <Dialog title={title}>
      <p>
        <Trans>
          <b>Copy the secret now: it is not shown again.</b> With it, your service tells genuine
          messages from those that anybody could send.
        </Trans>
      </p>
      <Stack gap="md">
        <Copyable label={t`The secret`} text={secret} />
        <Copyable label={t`Verify messages with it, in Node`} text={example} />
      </Stack>
      <DialogActions>
        <Button onClick={onClose}>
          <Trans>I have kept the secret</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}

// oxlint-disable-next-line tenon/words-in-catalogue -- a program, for every language
const example = `// npm install standardwebhooks
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.TENON_WEBHOOK_SECRET);
const message = webhook.verify(rawBody, headers); // throws`;
