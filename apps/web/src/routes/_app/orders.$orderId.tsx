import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import type { OrderDetails } from "@tenon/schemas/orders";
import { useSession } from "#api/session-context.ts";
import { addAgain } from "#features/cart/add-again.ts";
import { useCartStore } from "#features/cart/cart-context.ts";
import { OrderPage } from "#features/orders/order-page.tsx";
import { useToasts } from "#ui/toasts-context.ts";

export const Route = createFileRoute("/_app/orders/$orderId")({
  loader: ({ context: { workspace }, params: { orderId } }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.orders.byId.queryOptions({ id: orderId })).catch(() => {});
  },
  component: OrderScreen,
});

function OrderScreen() {
  const { orderId } = Route.useParams();
  const navigate = Route.useNavigate();
  const session = useSession();
  const store = useCartStore();
  const toasts = useToasts();

  function orderAgain({ lines }: OrderDetails): void {
    const { cart, added, refusal } = addAgain(store.current(), lines);
    if (refusal !== null) toasts.show({ tone: "failed", message: refusal });
    if (added === 0) return;
    store.change(() => cart);
    toasts.show({ tone: "done", message: t`Put into your cart what you ordered then.` });
    void navigate({ to: "/shop/cart" });
  }

  return (
    <OrderPage
      key={orderId}
      orderId={orderId}
      ownId={session.holder() ?? ""}
      onOrderAgain={orderAgain}
    />
  );
}
