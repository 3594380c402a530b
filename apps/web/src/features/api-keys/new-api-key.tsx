import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import type { CreatedApiKey } from "@tenon/schemas/api-keys";
import { Copyable } from "#ui/copyable.tsx";
import { DialogActions } from "#ui/dialog.tsx";
import { takeFocus } from "#ui/take-focus.ts";
import { exampleCall } from "./example-call.ts";

/** Stays until it is said to be kept: nothing shows the key a second time. */
export function NewApiKey({ created, onClose }: { created: CreatedApiKey; onClose: () => void }) {
  const { key, scopes } = created;
  const example = exampleCall(scopes, window.location.origin);
  return (
    <>
      <p>
        <Trans>
          <b>Copy the key now: it is not shown again.</b> Whoever has it can do in your name what it
          is for, so keep it like a password.
        </Trans>
      </p>
      <Stack gap="md">
        <Copyable label={t`The key`} text={key} />
        {example !== null && (
          <Copyable label={t`Try it, with the key in TENON_API_KEY`} text={example} />
        )}
      </Stack>
      <DialogActions>
        <Button onClick={onClose} ref={takeFocus}>
          <Trans>I have kept it</Trans>
        </Button>
      </DialogActions>
    </>
  );
}
