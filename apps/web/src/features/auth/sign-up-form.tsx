import { t } from "@lingui/core/macro";
import { TextInput } from "@mantine/core";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useSession } from "#api/session-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";
import { PasswordField } from "#ui/password-field.tsx";

export function SignUpForm() {
  const session = useSession();
  const { auth } = useDirectClient();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { name: "", email: "", password: "" },
    toInput: ({ name, ...typed }) => ({
      ...typed,
      ...(name.trim() !== "" && { name }),
      transport: "cookie" as const,
    }),
    send: async (input) => session.begin(await auth.register.mutate(input)),
    fieldOf: { EMAIL_TAKEN: "email" },
  });
  const { values, bind, set } = form;

  return (
    <FormFrame form={form} send={t`Create account`} place="card">
      <TextInput
        label={t`Name`}
        description={t`Optional. What others call you.`}
        autoComplete="name"
        {...bind("name")}
        value={values.name}
        onChange={({ currentTarget }) => set("name", currentTarget.value)}
      />
      <TextInput
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        inputMode="email"
        {...bind("email")}
        value={values.email}
        onChange={({ currentTarget }) => set("email", currentTarget.value)}
      />
      <PasswordField
        label={t`Password`}
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
  const { RegisterInput } = await import("@tenon/schemas/auth");
  return RegisterInput;
}
