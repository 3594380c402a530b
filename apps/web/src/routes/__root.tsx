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
import { ErrorState } from "#ui/error-state.tsx";
import { Toaster } from "#ui/toaster.tsx";

export const Route = createRootRouteWithContext<Services>()({
  component: Root,
  errorComponent: Failed,
  notFoundComponent: NotFound,
});

function Root() {
  return (
    <>
      <Outlet />
      <Toaster />
    </>
  );
}

function Failed({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main>
      <title>Tenon</title>
      <ErrorState
        title="This page could not be opened"
        message={describeError(error)}
        onRetry={() => void router.invalidate()}
      />
    </main>
  );
}

function NotFound() {
  return (
    <CardPage
      title="There is nothing here"
      hint="The address is mistyped, or what it led to is gone."
    >
      <Link to="/home">Go to your start page</Link>
    </CardPage>
  );
}
