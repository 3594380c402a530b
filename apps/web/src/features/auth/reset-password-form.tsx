import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { useDirectClient } from "#api/direct-client-context.ts";
import { reasonOf } from "#api/error-reason.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFailure } from "#ui/form-failure.tsx";
import { PasswordField } from "#ui/password-field.tsx";

type ResetPasswordFormProps = {
  token: string;
  onDone: () => void;
  /** The link was used, replaced or is too old. */
  onRefused: () => void;
};

export function ResetPasswordForm({ token, onDone, onRefused }: ResetPasswordFormProps) {
  const { auth } = useDirectClient();
  const { values, failure, isSending, submit, bind, set } = useServerForm({
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

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormFailure message={failure} />
        <PasswordField
          label={t`New password`}
          description={t`At least 8 characters.`}
          autoComplete="new-password"
          {...bind("password")}
          value={values.password}
          onChange={({ currentTarget }) => set("password", currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={isSending}>
          <Trans>Set the password</Trans>
        </Button>
      </Stack>
    </form>
  );
}

async function loadSchema() {
  const { ResetPasswordInput } = await import("@tenon/schemas/auth");
  return ResetPasswordInput;
}
