import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { DeleteAccount } from "#features/account/delete-account.tsx";
import { ExportAccount } from "#features/account/export-account.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/settings/account")({ component: AccountScreen });

function AccountScreen() {
  const { workspace } = Route.useRouteContext();
  const state = useSessionState();
  if (!("user" in state)) return null;
  return (
    <Page title={t`Your data`}>
      <ExportAccount />
      <DeleteAccount email={state.user.email} onDelete={workspace.deleteAccount} />
    </Page>
  );
}
