import { t } from "@lingui/core/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import type { OrderStatus } from "@tenon/schemas/orders";
import { DeskCustomer } from "#features/desk/desk-customer.tsx";
import { DeskFilters } from "#features/desk/desk-filters.tsx";
import { DeskList } from "#features/desk/desk-list.tsx";
import { deskOrdersQuery } from "#features/desk/desk-orders-query.ts";
import { readDeskSearch } from "#features/desk/desk-search.ts";
import { readDeskView, writeDeskView } from "#features/desk/desk-view.ts";
import { describeLines } from "#features/orders/describe-lines.ts";
import { orderStatusNames } from "#features/orders/order-status-names.ts";
import { OrderStatusBadge } from "#features/orders/order-status.tsx";
import { Page } from "#ui/page.tsx";
import { useSingleKeys } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/admin/orders/")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readDeskSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries.infiniteQuery(deskOrdersQuery(workspace, readDeskView(deps))).catch(() => {});
  },
  component: DeskScreen,
});

const words = {
  renderStatus: (status: OrderStatus) => <OrderStatusBadge status={status} />,
  describeLines,
};

function DeskScreen() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const view = useMemo(() => readDeskView(search), [search]);
  const searchRef = useRef<HTMLInputElement>(null);
  useSingleKeys({ "/": () => searchRef.current?.focus() });

  return (
    <Page title={t`Orders`} wide>
      <DeskFilters
        view={view}
        statusNames={orderStatusNames()}
        searchRef={searchRef}
        onNumber={(number) =>
          void navigate({
            search: writeDeskView({ number, order: view.order }),
            replace: true,
            resetScroll: false,
          })
        }
        onOrder={(order) => void navigate({ search: writeDeskView({ ...view, order }) })}
      />
      {view.customer !== undefined && <DeskCustomer view={view} customer={view.customer} />}
      <DeskList view={view} words={words} onClear={() => void navigate({ search: {} })} />
    </Page>
  );
}
