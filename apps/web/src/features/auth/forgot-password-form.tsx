import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack, TextInput } from "@mantine/core";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFailure } from "#ui/form-failure.tsx";

type ForgotPasswordFormProps = {
  /** The address to begin with. */
  email: string;
  onSent: (email: string) => void;
};

export function ForgotPasswordForm({ email, onSent }: ForgotPasswordFormProps) {
  const { auth } = useDirectClient();
  const { values, failure, isSending, submit, bind, set } = useServerForm({
    schema: loadSchema,
    initialValues: { email },
    toInput: (typed) => typed,
    send: async (input) => {
      await auth.forgotPassword.mutate(input);
      onSent(input.email.trim());
    },
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormFailure message={failure} />
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...bind("email")}
          value={values.email}
          onChange={({ currentTarget }) => set("email", currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={isSending}>
          <Trans>Send the link</Trans>
        </Button>
      </Stack>
    </form>
  );
}

async function loadSchema() {
  const { ForgotPasswordInput } = await import("@tenon/schemas/auth");
  return ForgotPasswordInput;
}
