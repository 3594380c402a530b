import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { ChangePassword } from "#features/account/change-password.tsx";
import { SessionList } from "#features/sessions/session-list.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/settings/security")({ component: SecurityScreen });

function SecurityScreen() {
  const { workspace } = Route.useRouteContext();
  return (
    <Page title={t`Security`}>
      <ChangePassword />
      <SessionList onSignOutEverywhere={() => workspace.signOut("everywhere")} />
    </Page>
  );
}
