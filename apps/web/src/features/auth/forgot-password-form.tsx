import { t } from "@lingui/core/macro";
import { TextInput } from "@mantine/core";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";

type ForgotPasswordFormProps = {
  /** The address to begin with. */
  email: string;
  onSent: (email: string) => void;
};

export function ForgotPasswordForm({ email, onSent }: ForgotPasswordFormProps) {
  const { auth } = useDirectClient();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { email },
    toInput: (typed) => typed,
    send: async (input) => {
      await auth.forgotPassword.mutate(input);
      onSent(input.email.trim());
    },
  });
  const { values, bind, set } = form;

  return (
    <FormFrame form={form} send={t`Send the link`} place="card">
      <TextInput
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        inputMode="email"
        {...bind("email")}
        value={values.email}
        onChange={({ currentTarget }) => set("email", currentTarget.value)}
      />
    </FormFrame>
  );
}

async function loadSchema() {
  const { ForgotPasswordInput } = await import("@tenon/schemas/auth");
  return ForgotPasswordInput;
}
