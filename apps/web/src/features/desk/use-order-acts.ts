import { select, t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { Order, OrderDetails } from "@tenon/schemas/orders";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useAct } from "#api/use-act.ts";
import { useToasts } from "#ui/toasts-context.ts";
import { type OrderAct, statusAfter } from "./order-acts.ts";
import { useOrderCache } from "./use-order-cache.ts";

/** Does something with an order, and says how that ended: where the order stands, in any case. */
export function useOrderActs({ id, number }: Pick<Order, "id" | "number">) {
  const { orders } = useTRPCClient();
  const rows = useTRPC().orders.pathFilter();
  const cache = useOrderCache();
  const toasts = useToasts();
  const mutations = useQueryClient().getMutationCache();
  const mutationKey = ["orders", id];
  return useAct({
    mutationKey,
    rows,
    send: (act: OrderAct): Promise<OrderDetails> => orders[act].mutate({ id }),
    // What is cancelled was asked about, and the money may have to be given back: the server says it first.
    foresee: (act) => (act === "cancel" ? null : { id, fields: { status: statusAfter[act] } }),
    onDone(order) {
      cache.keep(order);
      toasts.show({ tone: "done", message: describeStand(order) });
    },
    onRefused(error, act) {
      cache.refresh();
      const reason = reasonOf(error);
      const isThere = reason?.code === "INVALID_TRANSITION" && reason.status === statusAfter[act];
      if (isThere && isAskedTwice(act)) return;
      const why = describeError(error);
      const message =
        reason?.code === "INVALID_TRANSITION"
          ? describeMeanwhile({ number, status: reason.status })
          : t`Order ${number} was not changed. ${why}`;
      toasts.show({ tone: "failed", message });
    },
  });

  /** Also from another place, as the order's own page: whoever did it is told by what was asked first. */
  function isAskedTwice(act: OrderAct): boolean {
    const asked = mutations.findAll({
      mutationKey,
      predicate: ({ state }) => state.variables === act && state.status !== "error",
    });
    return asked.length > 1;
  }
}

type Stand = { number: number; status: string };

function describeStand({ number, status }: Stand): string {
  return select(status, {
    placed: `Order ${number} is placed.`,
    paid: `Order ${number} is paid.`,
    shipped: `Order ${number} is shipped.`,
    delivered: `Order ${number} is delivered.`,
    cancelled: `Order ${number} is cancelled.`,
    other: `Order ${number} is changed.`,
  });
}

function describeMeanwhile({ number, status }: Stand): string {
  return select(status, {
    placed: `Order ${number} is placed by now: somebody else saw to it meanwhile.`,
    paid: `Order ${number} is paid by now: somebody else saw to it meanwhile.`,
    shipped: `Order ${number} is shipped by now: somebody else saw to it meanwhile.`,
    delivered: `Order ${number} is delivered by now: somebody else saw to it meanwhile.`,
    cancelled: `Order ${number} is cancelled by now: somebody else saw to it meanwhile.`,
    other: `Order ${number} is changed by now: somebody else saw to it meanwhile.`,
  });
}
