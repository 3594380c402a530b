import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { WebhookList } from "#features/webhooks/webhook-list.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/settings/webhooks/")({ component: WebhooksScreen });

function WebhooksScreen() {
  return (
    <Page title={t`Webhooks`}>
      <WebhookList />
    </Page>
  );
}
