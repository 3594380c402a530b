import { select, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import type { Order, OrderStatus } from "@tenon/schemas/orders";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { canCancel } from "./order-acts.ts";
import { useOrderActs } from "./use-order-acts.ts";

type CancelOrderProps = { order: Order; onClose: () => void };

/** Asks first. What is done to the order elsewhere is heard of, also when it is in no list any more. */
export function CancelOrder({ order, onClose }: CancelOrderProps) {
  const { id, number } = order;
  const trpc = useTRPC();
  const { data: read } = useQuery(trpc.orders.byId.queryOptions({ id }));
  const { status } = read ?? order;
  const { mutate, isPending, isIdle } = useOrderActs(order);

  return (
    <ConfirmDialog
      title={t`Cancel order ${number}?`}
      confirm={t`Cancel the order`}
      cancel={t`Keep it`}
      obstacle={isIdle && !canCancel(status) ? describeObstacle(status) : null}
      isBusy={isPending}
      onConfirm={() => mutate("cancel", { onSettled: onClose })}
      onCancel={onClose}
    >
      {status === "paid"
        ? t`What was ordered goes back into the stock. A cancelled order can’t be taken up again. It is paid: the money has to be given back.`
        : t`What was ordered goes back into the stock. A cancelled order can’t be taken up again.`}
    </ConfirmDialog>
  );
}

/** Of what can't be cancelled. */
function describeObstacle(status: OrderStatus): string {
  return select(status, {
    shipped: "It is shipped by now, so it can’t be cancelled any more.",
    delivered: "It is delivered by now, so it can’t be cancelled any more.",
    other: "It is cancelled by now.",
  });
}
