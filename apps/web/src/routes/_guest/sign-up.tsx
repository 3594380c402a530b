import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { SignUpForm } from "#features/auth/sign-up-form.tsx";
import { CardPage } from "#ui/card-page.tsx";

export const Route = createFileRoute("/_guest/sign-up")({ component: SignUp });

function SignUp() {
  return (
    <CardPage
      title={t`Create an account`}
      hint={
        <Trans>
          Have one already?{" "}
          <Link to="/sign-in" search={(search) => search}>
            Sign in
          </Link>
        </Trans>
      }
    >
      <SignUpForm />
    </CardPage>
  );
}
