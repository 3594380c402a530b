import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { NewWebhook } from "#features/webhooks/new-webhook.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";

export const Route = createFileRoute("/_app/settings/webhooks/new")({
  component: NewWebhookScreen,
});

function NewWebhookScreen() {
  const navigate = Route.useNavigate();
  return (
    <Page title={t`New webhook`}>
      <Section title={t`What is sent, and where to`}>
        <NewWebhook
          onMade={({ id }) =>
            void navigate({
              to: "/settings/webhooks/$webhookId",
              params: { webhookId: id },
              replace: true,
              ignoreBlocker: true,
            })
          }
          onClose={() => void navigate({ to: "/settings/webhooks" })}
        />
      </Section>
    </Page>
  );
}
