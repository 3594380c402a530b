import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useSession } from "#api/session-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { FormFrame } from "#ui/form-frame.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import classes from "./sign-in-form.module.css";

/** With `email`, it is that person who signs in again. */
export function SignInForm({ email }: { email?: string }) {
  const session = useSession();
  const { auth } = useDirectClient();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { email: email ?? "", password: "" },
    toInput: (typed) => ({ ...typed, transport: "cookie" as const }),
    send: async (input) => session.begin(await auth.login.mutate(input)),
  });
  const { values, bind, set } = form;

  return (
    <FormFrame form={form} send={t`Sign in`} place="card">
      <TextInput
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        inputMode="email"
        readOnly={email !== undefined}
        data-autofocus={email === undefined || undefined}
        {...bind("email")}
        value={values.email}
        onChange={({ currentTarget }) => set("email", currentTarget.value)}
      />
      <PasswordField
        label={t`Password`}
        autoComplete="current-password"
        data-autofocus={email !== undefined || undefined}
        {...bind("password")}
        value={values.password}
        onChange={({ currentTarget }) => set("password", currentTarget.value)}
      />
      {email === undefined && (
        <div className={classes.forgot}>
          <Link to="/forgot-password" state={{ email: values.email }}>
            <Trans>Forgot your password?</Trans>
          </Link>
        </div>
      )}
    </FormFrame>
  );
}

async function loadSchema() {
  const { LoginInput } = await import("@tenon/schemas/auth");
  return LoginInput;
}
