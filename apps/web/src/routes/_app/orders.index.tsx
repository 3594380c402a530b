import { t } from "@lingui/core/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { CartLink } from "#features/cart/cart-link.tsx";
import { OrderFilters } from "#features/orders/order-filters.tsx";
import { readOrderSearch } from "#features/orders/order-search.ts";
import { ownOrdersQuery } from "#features/orders/own-orders-query.ts";
import { OwnOrders } from "#features/orders/own-orders.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/orders/")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readOrderSearch,
  loaderDeps: ({ search }) => readOrderSearch(search),
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries.infiniteQuery(ownOrdersQuery(workspace, deps)).catch(() => {});
  },
  component: OrdersScreen,
});

function OrdersScreen() {
  const search = readOrderSearch(Route.useSearch());
  const navigate = useNavigate({ from: Route.fullPath });
  return (
    <Page title={t`Orders`} aside={<CartLink />}>
      <OrderFilters
        search={search}
        onChange={(next) => void navigate({ search: next, resetScroll: false })}
      />
      <OwnOrders search={search} onShowAll={() => void navigate({ search: {} })} />
    </Page>
  );
}
