import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { ChangeEmailInput } from "@tenon/schemas/auth";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { takeFocus } from "#ui/take-focus.ts";
import { useReturnFocus } from "#ui/use-return-focus.ts";

type ChangeEmailFormProps = { onSent: (to: string) => void; onCancel: () => void };

export function ChangeEmailForm({ onSent, onCancel }: ChangeEmailFormProps) {
  const { auth } = useTRPCClient();
  useReturnFocus();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { email: "", currentPassword: "" },
    toInput: (typed) => typed,
    send: async (input) => {
      await auth.changeEmail.mutate(input);
      onSent(input.email.trim());
    },
    fieldOf: { WRONG_PASSWORD: "currentPassword", EMAIL_TAKEN: "email" },
  });
  const { values, bind, set } = form;

  return (
    <FormFrame
      form={form}
      send={t`Send the link`}
      others={
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      }
    >
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
    </FormFrame>
  );
}

async function loadSchema() {
  return ChangeEmailInput;
}
