import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { RegisterInput } from "@tenon/schemas/auth";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useSession } from "#api/session-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFailure } from "#ui/form-failure.tsx";

export function SignUpForm() {
  const session = useSession();
  const { auth } = useDirectClient();
  const { form, failure, isSending, submit } = useServerForm({
    schema: RegisterInput,
    initialValues: { name: "", email: "", password: "" },
    toInput: ({ name, ...values }) => ({
      ...values,
      ...(name.trim() !== "" && { name }),
      transport: "cookie" as const,
    }),
    send: async (input) => session.begin(await auth.register.mutate(input)),
    fieldOf: { EMAIL_TAKEN: "email" },
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormFailure message={failure} />
        <TextInput label="Name" description="Optional. What others call you." autoComplete="name" {...form.getInputProps("name")} />
        <TextInput label="E-mail" type="email" autoComplete="username" inputMode="email" {...form.getInputProps("email")} />
        <PasswordInput
          label="Password"
          description="At least 8 characters."
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
        <Button type="submit" fullWidth loading={isSending}>
          Create account
        </Button>
      </Stack>
    </form>
  );
}
