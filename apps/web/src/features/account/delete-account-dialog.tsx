import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { DeleteMeInput } from "@tenon/schemas/account";
import { useServerForm } from "#api/use-server-form.ts";
import { Dialog } from "#ui/dialog.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { PasswordField } from "#ui/password-field.tsx";

type DeleteAccountDialogProps = {
  email: string;
  onDelete: (password: string) => Promise<void>;
  onClose: () => void;
};

/** Says what goes, and asks for the password. */
export function DeleteAccountDialog({ email, onDelete, onClose }: DeleteAccountDialogProps) {
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { currentPassword: "" },
    toInput: (typed) => typed,
    send: ({ currentPassword }) => onDelete(currentPassword),
    fieldOf: { WRONG_PASSWORD: "currentPassword" },
  });
  const { values, bind, set } = form;

  return (
    <Dialog title={t`Delete your account?`} onClose={onClose}>
      <p>
        <Trans>
          The account <b>{email}</b>, its tasks, its API keys and its sessions are deleted at once,
          on all devices. Nobody can bring them back. The audit log keeps that it happened.
        </Trans>
      </p>
      <FormFrame
        form={form}
        send={t`Delete for good`}
        isGrave
        place="dialog"
        others={
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <PasswordField
          label={t`Your password`}
          autoComplete="current-password"
          data-autofocus
          {...bind("currentPassword")}
          value={values.currentPassword}
          onChange={({ currentTarget }) => set("currentPassword", currentTarget.value)}
        />
      </FormFrame>
    </Dialog>
  );
}

async function loadSchema() {
  return DeleteMeInput;
}
