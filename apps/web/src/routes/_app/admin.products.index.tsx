import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { ProductFilters } from "#features/products/product-filters.tsx";
import { productListQuery } from "#features/products/product-list-query.ts";
import { ProductList } from "#features/products/product-list.tsx";
import { readProductSearch } from "#features/products/product-search.ts";
import {
  type ProductView,
  readProductView,
  writeProductView,
} from "#features/products/product-view.ts";
import { IconAdd } from "#ui/icons.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { Page } from "#ui/page.tsx";
import { useSingleKeys } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/admin/products/")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readProductSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries
      .infiniteQuery(productListQuery(workspace, readProductView(deps)))
      .catch(() => {});
  },
  component: ProductsScreen,
});

function ProductsScreen() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const view = useMemo(() => readProductView(search), [search]);
  const searchRef = useRef<HTMLInputElement>(null);
  useSingleKeys({
    n: () => void navigate({ to: "/admin/products/new" }),
    "/": () => searchRef.current?.focus(),
  });

  /** Each view is a step back in the browser, but not each word of a search. */
  function show(change: (view: ProductView) => ProductView): void {
    void navigate({
      search: (current) => writeProductView(change(readProductView(current))),
      replace: change(view).search !== view.search,
      resetScroll: false,
    });
  }

  return (
    <Page
      title={t`Products`}
      aside={
        <LinkButton to="/admin/products/new" size="sm" leftSection={<IconAdd size={16} />}>
          <Trans>New product</Trans>
        </LinkButton>
      }
    >
      <ProductFilters view={view} onChange={show} searchRef={searchRef} />
      <ProductList view={view} onClear={() => show(() => ({}))} />
    </Page>
  );
}
