import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import {
  createRootRouteWithContext,
  type ErrorComponentProps,
  Link,
  Outlet,
  useRouter,
} from "@tanstack/react-router";
import { describeError } from "#api/error-reason.ts";
import type { Services } from "#services.ts";
import { CardPage } from "#ui/card-page.tsx";
import { Toaster } from "#ui/toaster.tsx";
import { useLanguage } from "#words/language.ts";

export const Route = createRootRouteWithContext<Services>()({
  component: Root,
  errorComponent: Failed,
  notFoundComponent: NotFound,
});

/** Another language draws the screens anew: everything on them is said again. */
function Root() {
  const language = useLanguage();
  return (
    <>
      <Outlet key={language} />
      <Toaster />
    </>
  );
}

function Failed({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <CardPage
      title={t`This page could not be opened`}
      hint={<span role="alert">{describeError(error)}</span>}
    >
      <Button onClick={() => void router.invalidate()}>
        <Trans>Try again</Trans>
      </Button>
    </CardPage>
  );
}

function NotFound() {
  return (
    <CardPage
      title={t`There is nothing here`}
      hint={t`The address is mistyped, or what it led to is gone.`}
    >
      <Link to="/home">
        <Trans>Go to your start page</Trans>
      </Link>
    </CardPage>
  );
}
