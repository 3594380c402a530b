import { createFileRoute } from "@tanstack/react-router";
import { ProductPage } from "#features/products/product-page.tsx";

export const Route = createFileRoute("/_app/admin/products/$productId")({
  loader: ({ context: { workspace }, params: { productId } }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.products.byId.queryOptions({ id: productId })).catch(() => {});
  },
  component: ProductScreen,
});

function ProductScreen() {
  const { productId } = Route.useParams();
  const navigate = Route.useNavigate();
  return (
    <ProductPage
      key={productId}
      productId={productId}
      onRemoved={() => void navigate({ to: "/admin/products", ignoreBlocker: true })}
    />
  );
}
