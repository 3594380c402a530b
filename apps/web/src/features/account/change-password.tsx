import { plural, t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { ChangePasswordInput } from "@tenon/schemas/auth";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";

const empty = { currentPassword: "", newPassword: "" };

export function ChangePassword() {
  const trpc = useTRPC();
  const { auth } = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: empty,
    toInput: (typed) => typed,
    send,
    fieldOf: { WRONG_PASSWORD: "currentPassword" },
  });
  const { values, bind, set, setValues } = form;

  return (
    <Section title={t`Password`} hint={t`Changing it signs all other devices out.`}>
      <FormFrame form={form} send={t`Change the password`}>
        <PasswordField
          label={t`Current password`}
          autoComplete="current-password"
          w="min(22rem, 100%)"
          {...bind("currentPassword")}
          value={values.currentPassword}
          onChange={({ currentTarget }) => set("currentPassword", currentTarget.value)}
        />
        <PasswordField
          label={t`New password`}
          description={t`At least 8 characters.`}
          autoComplete="new-password"
          w="min(22rem, 100%)"
          {...bind("newPassword")}
          value={values.newPassword}
          onChange={({ currentTarget }) => set("newPassword", currentTarget.value)}
        />
      </FormFrame>
    </Section>
  );

  async function send(input: ChangePasswordInput): Promise<void> {
    const { ended } = await auth.changePassword.mutate(input);
    setValues(empty);
    toasts.show({ tone: "done", message: describeChange(ended) });
    await queries.invalidateQueries(trpc.sessions.list.infiniteQueryFilter());
  }
}

function describeChange(ended: number): string {
  return plural(ended, {
    0: "Changed your password. No other device was signed in.",
    one: "Changed your password. One other device was signed out.",
    other: "Changed your password. # other devices were signed out.",
  });
}

async function loadSchema() {
  return ChangePasswordInput;
}
