import { t } from "@lingui/core/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { Product } from "@tenon/schemas/products";
import { useCart, useCartStore } from "#features/cart/cart-context.ts";
import { CartLink } from "#features/cart/cart-link.tsx";
import { add, quantityOf, whyNotAdd } from "#features/cart/cart.ts";
import { productListQuery } from "#features/shop/product-list-query.ts";
import { ProductList } from "#features/shop/product-list.tsx";
import { ShopFilters } from "#features/shop/shop-filters.tsx";
import { readShopSearch } from "#features/shop/shop-search.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { Page } from "#ui/page.tsx";
import { useSingleKeys } from "#ui/single-keys.ts";
import { useToasts } from "#ui/toasts-context.ts";

export const Route = createFileRoute("/_app/shop/")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readShopSearch,
  loaderDeps: ({ search }) => readShopSearch(search),
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries.infiniteQuery(productListQuery(workspace, deps)).catch(() => {});
  },
  component: ShopScreen,
});

function ShopScreen() {
  const search = readShopSearch(Route.useSearch());
  const navigate = useNavigate({ from: Route.fullPath });
  const toasts = useToasts();
  const store = useCartStore();
  const cart = useCart();
  const searchRef = useRef<HTMLInputElement>(null);
  useSingleKeys({ "/": () => searchRef.current?.focus() });

  function show(q: string): void {
    void navigate({ search: readShopSearch({ q }), replace: true, resetScroll: false });
  }

  function put({ id: productId, name, price, stock }: Product, quantity: number): string | null {
    const line = { productId, quantity, name, price };
    const refusal = whyNotAdd(store.current(), line, stock);
    if (refusal !== null) return refusal;
    store.change((current) => add(current, line));
    const pieces = describeNumber(quantity);
    toasts.show({ tone: "done", message: t`Put ${pieces} × “${name}” into your cart.` });
    return null;
  }

  return (
    <Page title={t`Shop`} aside={<CartLink />}>
      <ShopFilters search={search} onSearch={show} searchRef={searchRef} />
      <ProductList
        search={search}
        inCart={(productId) => quantityOf(cart, productId)}
        onAdd={put}
        onClearSearch={() => show("")}
      />
    </Page>
  );
}
