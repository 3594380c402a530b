import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { ChangeEmailInput } from "@tenon/schemas/auth";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFailure } from "#ui/form-failure.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { takeFocus } from "#ui/take-focus.ts";
import { useReturnFocus } from "#ui/use-return-focus.ts";

type ChangeEmailFormProps = { onSent: (to: string) => void; onCancel: () => void };

export function ChangeEmailForm({ onSent, onCancel }: ChangeEmailFormProps) {
  const { auth } = useTRPCClient();
  useReturnFocus();
  const { values, failure, isSending, submit, bind, set } = useServerForm({
    schema: loadSchema,
    initialValues: { email: "", currentPassword: "" },
    toInput: (typed) => typed,
    send: async (input) => {
      await auth.changeEmail.mutate(input);
      onSent(input.email.trim());
    },
    fieldOf: { WRONG_PASSWORD: "currentPassword", EMAIL_TAKEN: "email" },
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" align="flex-start">
        <FormFailure message={failure} />
        <TextInput
          label={t`New e-mail address`}
          type="email"
          autoComplete="email"
          inputMode="email"
          ref={takeFocus}
          w="min(22rem, 100%)"
          {...bind("email")}
          value={values.email}
          onChange={({ currentTarget }) => set("email", currentTarget.value)}
        />
        <PasswordField
          label={t`Current password`}
          autoComplete="current-password"
          w="min(22rem, 100%)"
          {...bind("currentPassword")}
          value={values.currentPassword}
          onChange={({ currentTarget }) => set("currentPassword", currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={isSending}>
            <Trans>Send the link</Trans>
          </Button>
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

async function loadSchema() {
  return ChangeEmailInput;
}
