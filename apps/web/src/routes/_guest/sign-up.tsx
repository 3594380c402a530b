import { createFileRoute, Link } from "@tanstack/react-router";
import { SignUpForm } from "#features/auth/sign-up-form.tsx";
import { CardPage } from "#ui/card-page.tsx";

export const Route = createFileRoute("/_guest/sign-up")({ component: SignUp });

function SignUp() {
  return (
    <CardPage
      title="Create an account"
      hint={
        <>
          Have one already?{" "}
          <Link to="/sign-in" search={(search) => search}>
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm />
    </CardPage>
  );
}
