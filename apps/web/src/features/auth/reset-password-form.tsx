import { t } from "@lingui/core/macro";
import { useDirectClient } from "#api/direct-client-context.ts";
import { reasonOf } from "#api/error-reason.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";
import { PasswordField } from "#ui/password-field.tsx";

type ResetPasswordFormProps = {
  token: string;
  onDone: () => void;
  /** The link was used, replaced or is too old. */
  onRefused: () => void;
};

export function ResetPasswordForm({ token, onDone, onRefused }: ResetPasswordFormProps) {
  const { auth } = useDirectClient();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { password: "" },
    toInput: ({ password }) => ({ token, password }),
    async send(input) {
      try {
        await auth.resetPassword.mutate(input);
      } catch (error) {
        if (reasonOf(error)?.code !== "INVALID_TOKEN") throw error;
        return onRefused();
      }
      onDone();
    },
  });
  const { values, bind, set } = form;

  return (
    <FormFrame form={form} send={t`Set the password`} place="card">
      <PasswordField
        label={t`New password`}
        description={t`At least 8 characters.`}
        autoComplete="new-password"
        {...bind("password")}
        value={values.password}
        onChange={({ currentTarget }) => set("password", currentTarget.value)}
      />
    </FormFrame>
  );
}

async function loadSchema() {
  const { ResetPasswordInput } = await import("@tenon/schemas/auth");
  return ResetPasswordInput;
}
