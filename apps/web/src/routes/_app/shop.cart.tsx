import { createFileRoute } from "@tanstack/react-router";
import { CartView } from "#features/cart/cart-view.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/shop/cart")({ component: CartScreen });

function CartScreen() {
  const navigate = Route.useNavigate();
  return (
    <Page
      title="Cart"
      aside={
        <LinkButton to="/shop" variant="default" size="sm">
          Back to the shop
        </LinkButton>
      }
    >
      <CartView
        onPlaced={({ id }) => void navigate({ to: "/orders/$orderId", params: { orderId: id } })}
      />
    </Page>
  );
}
