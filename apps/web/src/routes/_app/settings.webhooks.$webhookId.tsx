import { createFileRoute } from "@tanstack/react-router";
import { deliveryListQuery } from "#features/webhooks/delivery-list-query.ts";
import { readDeliverySearch } from "#features/webhooks/delivery-search.ts";
import { WebhookPage } from "#features/webhooks/webhook-page.tsx";

export const Route = createFileRoute("/_app/settings/webhooks/$webhookId")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readDeliverySearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, params: { webhookId }, deps }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.webhooks.get.queryOptions({ id: webhookId })).catch(() => {});
    queries.infiniteQuery(deliveryListQuery(workspace, webhookId, deps)).catch(() => {});
  },
  component: WebhookScreen,
});

function WebhookScreen() {
  const { webhookId } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <WebhookPage
      key={webhookId}
      webhookId={webhookId}
      search={search}
      onSearch={(next) => void navigate({ search: next, resetScroll: false })}
      onRemoved={() => void navigate({ to: "/settings/webhooks", ignoreBlocker: true })}
    />
  );
}
