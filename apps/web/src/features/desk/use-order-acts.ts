import { useMutation } from "@tanstack/react-query";
import type { Order, OrderDetails } from "@tenon/schemas/orders";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useToasts } from "#ui/toasts-context.ts";
import type { OrderAct } from "./order-acts.ts";
import { useOrderCache } from "./use-order-cache.ts";

/** Does something with an order, and says how that ended: where the order stands, in any case. */
export function useOrderActs({ id, number }: Pick<Order, "id" | "number">) {
  const { orders } = useTRPCClient();
  const cache = useOrderCache();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (act: OrderAct): Promise<OrderDetails> => orders[act].mutate({ id }),
    onSuccess(order) {
      cache.keep(order);
      toasts.show({ tone: "done", message: `Order ${number} is ${order.status}.` });
    },
    onError(error) {
      cache.refresh();
      const reason = reasonOf(error);
      const message =
        reason?.code === "INVALID_TRANSITION"
          ? `Order ${number} is ${reason.status} by now: somebody else saw to it meanwhile.`
          : `Order ${number} was not changed. ${describeError(error)}`;
      toasts.show({ tone: "failed", message });
    },
  });
}
