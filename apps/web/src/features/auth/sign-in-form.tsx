import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { LoginInput } from "@tenon/schemas/auth";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useSession } from "#api/session-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFailure } from "#ui/form-failure.tsx";

/** With `email`, it is that person who signs in again. */
export function SignInForm({ email }: { email?: string }) {
  const session = useSession();
  const { auth } = useDirectClient();
  const { form, failure, isSending, submit } = useServerForm({
    schema: LoginInput,
    initialValues: { email: email ?? "", password: "" },
    toInput: (values) => ({ ...values, transport: "cookie" as const }),
    send: async (input) => session.begin(await auth.login.mutate(input)),
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormFailure message={failure} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          readOnly={email !== undefined}
          data-autofocus={email === undefined || undefined}
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          data-autofocus={email !== undefined || undefined}
          {...form.getInputProps("password")}
        />
        <Button type="submit" fullWidth loading={isSending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
