import { createFileRoute } from "@tanstack/react-router";
import { ProductPage } from "#features/products/product-page.tsx";

export const Route = createFileRoute("/_app/admin/products/$productId")({
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
