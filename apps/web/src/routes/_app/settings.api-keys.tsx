import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { ApiKeyList } from "#features/api-keys/api-key-list.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/settings/api-keys")({ component: ApiKeysScreen });

function ApiKeysScreen() {
  const state = useSessionState();
  if (!("user" in state)) return null;
  return (
    <Page title={t`API keys`}>
      <ApiKeyList role={state.user.role} />
    </Page>
  );
}
