import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Product } from "@tenon/schemas/products";
import { describeError } from "#api/error-reason.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { PagedList } from "#ui/paged-list.tsx";
import table from "#ui/row-table.module.css";
import { RowTable } from "#ui/row-table.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import classes from "./product-list.module.css";
import { isFiltered, type ProductView } from "./product-view.ts";
import { StockLevel } from "./stock-level.tsx";
import { useProductList } from "./use-product-list.ts";

type ProductListProps = { view: ProductView; onClear: () => void };

/** The products of a view, by name. */
export function ProductList({ view, onClear }: ProductListProps) {
  const list = useProductList(view);
  const { products, hasNextPage } = list;
  return (
    <PagedList
      name="products"
      list={list}
      count={products.length}
      status={describeCount(products.length, hasNextPage)}
      failureTitle={t`The products could not be loaded`}
      describeError={describeError}
      loading={<Loading />}
      empty={<NoProducts view={view} onClear={onClear} />}
    >
      <RowTable label={t`Products`} head={<Head />} rows={products}>
        {(product) => <ProductCells product={product} />}
      </RowTable>
    </PagedList>
  );
}

function Head() {
  return (
    <>
      <th scope="col">
        <Trans>Product</Trans>
      </th>
      <th scope="col" className={classes.stock}>
        <Trans>Stock</Trans>
      </th>
      <th scope="col" className={classes.price}>
        <Trans>Price</Trans>
      </th>
    </>
  );
}

function ProductCells({ product }: { product: Product }) {
  const { id, name, sku, stock, price, isActive } = product;
  return (
    <>
      <th scope="row">
        <Link to="/admin/products/$productId" params={{ productId: id }} className={table.name}>
          {name}
        </Link>
        <span className={classes.sku}>{sku}</span>{" "}
        {!isActive && (
          <StatusMark tone="idle">
            <Trans>Not for sale</Trans>
          </StatusMark>
        )}
      </th>
      <td className={classes.stock}>
        <span className={classes.onPhone}>
          <Trans>In stock:</Trans>
        </span>{" "}
        <StockLevel stock={stock} />
      </td>
      <td className={classes.price}>{describeMoney(price)}</td>
    </>
  );
}

function NoProducts({ view, onClear }: ProductListProps) {
  if (isFiltered(view)) {
    return (
      <EmptyState
        title={t`No product matches`}
        action={
          <Button variant="default" size="sm" onClick={onClear}>
            <Trans>Clear search and filters</Trans>
          </Button>
        }
      >
        <Trans>None of the products is like that.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t`Nothing to sell yet`}
      action={
        <LinkButton to="/admin/products/new" size="sm">
          <Trans>Add the first product</Trans>
        </LinkButton>
      }
    >
      <Trans>What is for sale here can be ordered in the shop.</Trans>
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading products`}>
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} height={52} />
      ))}
    </Stack>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  return hasMore
    ? plural(count, { other: "# products or more" })
    : plural(count, { 0: "No products", one: "# product", other: "# products" });
}
