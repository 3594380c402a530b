import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { DeleteMeInput } from "@tenon/schemas/account";
import { useServerForm } from "#api/use-server-form.ts";
import { Dialog, DialogActions } from "#ui/dialog.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { PasswordField } from "#ui/password-field.tsx";

type DeleteAccountDialogProps = {
  email: string;
  onDelete: (password: string) => Promise<void>;
  onClose: () => void;
};

/** Says what goes, and asks for the password. */
export function DeleteAccountDialog({ email, onDelete, onClose }: DeleteAccountDialogProps) {
  const { values, failure, isSending, submit, bind, set } = useServerForm({
    schema: loadSchema,
    initialValues: { currentPassword: "" },
    toInput: (typed) => typed,
    send: ({ currentPassword }) => onDelete(currentPassword),
    fieldOf: { WRONG_PASSWORD: "currentPassword" },
  });

  return (
    <Dialog title={t`Delete your account?`} onClose={onClose}>
      <p>
        <Trans>
          The account <b>{email}</b>, its tasks, its API keys and its sessions are deleted at once,
          on all devices. Nobody can bring them back. The audit log keeps that it happened.
        </Trans>
      </p>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormFailure message={failure} />
          <PasswordField
            label={t`Your password`}
            autoComplete="current-password"
            data-autofocus
            {...bind("currentPassword")}
            value={values.currentPassword}
            onChange={({ currentTarget }) => set("currentPassword", currentTarget.value)}
          />
        </Stack>
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button color="red" type="submit" loading={isSending}>
            <Trans>Delete for good</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

async function loadSchema() {
  return DeleteMeInput;
}
