import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { CartView } from "#features/cart/cart-view.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/shop/cart")({ component: CartScreen });

function CartScreen() {
  const navigate = Route.useNavigate();
  return (
    <Page
      title={t`Cart`}
      aside={
        <LinkButton to="/shop" variant="default" size="sm">
          <Trans>Back to the shop</Trans>
        </LinkButton>
      }
    >
      <CartView
        onPlaced={({ id }) => void navigate({ to: "/orders/$orderId", params: { orderId: id } })}
      />
    </Page>
  );
}
