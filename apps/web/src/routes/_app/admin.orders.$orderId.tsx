import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { DeskOrder } from "#features/desk/desk-order.tsx";
import { OrderLines } from "#features/orders/order-lines.tsx";
import { OrderStatusBadge } from "#features/orders/order-status.tsx";
import { OrderTimeline } from "#features/orders/order-timeline.tsx";
import { Section } from "#ui/section.tsx";

export const Route = createFileRoute("/_app/admin/orders/$orderId")({
  loader: ({ context: { workspace }, params: { orderId } }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.orders.byId.queryOptions({ id: orderId })).catch(() => {});
  },
  component: DeskOrderScreen,
});

function DeskOrderScreen() {
  const { orderId } = Route.useParams();
  return (
    <DeskOrder key={orderId} orderId={orderId}>
      {(order) => (
        <>
          <Section title={t`What was ordered`} action={<OrderStatusBadge status={order.status} />}>
            <OrderLines order={order} />
          </Section>
          <Section title={t`What became of it`}>
            <OrderTimeline order={order} />
          </Section>
        </>
      )}
    </DeskOrder>
  );
}
