import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { SignInForm } from "#features/auth/sign-in-form.tsx";
import { CardPage } from "#ui/card-page.tsx";

export const Route = createFileRoute("/_guest/sign-in")({ component: SignIn });

function SignIn() {
  return (
    <CardPage
      title={t`Sign in`}
      hint={
        <Trans>
          New here?{" "}
          <Link to="/sign-up" search={(search) => search}>
            Create an account
          </Link>
        </Trans>
      }
    >
      <SignInForm />
    </CardPage>
  );
}
