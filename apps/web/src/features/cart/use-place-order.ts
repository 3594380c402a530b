import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { OrderDetails, PlaceOrderInput } from "@tenon/schemas/orders";
import { onceFor } from "#api/client.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useToasts } from "#ui/toasts-context.ts";
import { useCartStore } from "./cart-context.ts";
import { type Attempt, begin, giveUp, settle } from "./cart.ts";
import { mayBePlaced } from "./may-be-placed.ts";

/** Places what is in the cart, once, however often it is sent. Without an answer, the attempt stays in the cart. */
export function usePlaceOrder(onPlaced: (order: OrderDetails) => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const store = useCartStore();
  const isUnderWay = useRef(false);
  const { mutate, ...sending } = useMutation({
    networkMode: "always",
    mutationFn: ({ key, input }: Attempt) => client.orders.place.mutate(input, onceFor(key)),
    onSuccess(order, { key }) {
      const { number } = order;
      store.change((cart) => settle(cart, key));
      queries.setQueryData(trpc.orders.byId.queryKey({ id: order.id }), order);
      void queries.invalidateQueries(trpc.orders.list.infiniteQueryFilter());
      void queries.invalidateQueries(trpc.products.pathFilter());
      toasts.show({ tone: "done", message: t`Order ${number} is placed.` });
    },
    async onError(error, { key }) {
      // As it is kept: another tab may have sent it again meanwhile.
      const { attempt } = store.change((cart) =>
        cart.attempt && mayBePlaced(error, cart.attempt) ? cart : giveUp(cart, key),
      );
      if (attempt) return;
      await queries.invalidateQueries(trpc.products.pathFilter());
    },
    onSettled() {
      isUnderWay.current = false;
    },
  });

  return { ...sending, place };

  function place(input: PlaceOrderInput): void {
    if (isUnderWay.current) return;
    if (!navigator.onLine) {
      const message = t`You are offline, so nothing was ordered. Your cart stays as it is.`;
      return toasts.show({ tone: "failed", message });
    }
    const { attempt } = store.change((cart) =>
      begin(cart, { key: crypto.randomUUID(), input, at: Date.now() }),
    );
    if (!attempt) return;
    isUnderWay.current = true;
    mutate(attempt, { onSuccess: onPlaced });
  }
}
