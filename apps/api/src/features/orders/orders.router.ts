import {
  ListOrdersInput,
  OrderDetails,
  OrderPage,
  OrderRef,
  OrderStats,
  OrderStatsInput,
  PlaceOrderInput,
} from "@tenon/schemas/orders";
import { once } from "#trpc/once.ts";
import { adminProcedure, router, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { OrderService } from "./orders.service.ts";

export function createOrdersRouter(orders: OrderService) {
  return router({
    place: userProcedure
      .meta(route("POST /orders", 201))
      .input(PlaceOrderInput)
      .output(OrderDetails)
      .mutation(once(({ ctx, input }) => orders.place(ctx.actor, input), { required: true })),
    list: userProcedure
      .meta(route("GET /orders"))
      .input(ListOrdersInput)
      .output(OrderPage)
      .query(({ ctx, input }) => orders.list(ctx.actor, input)),
    byId: userProcedure
      .meta(route("GET /orders/{id}"))
      .input(OrderRef)
      .output(OrderDetails)
      .query(({ ctx, input }) => orders.byId(ctx.actor, input)),
    cancel: userProcedure
      .meta(route("POST /orders/{id}/cancel"))
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(
        once(({ ctx, input }) => orders.move(ctx.actor, { act: "cancel", ...input }, ctx.caller)),
      ),
    pay: adminProcedure
      .meta(route("POST /orders/{id}/pay"))
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(
        once(({ ctx, input }) => orders.move(ctx.actor, { act: "pay", ...input }, ctx.caller)),
      ),
    ship: adminProcedure
      .meta(route("POST /orders/{id}/ship"))
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(
        once(({ ctx, input }) => orders.move(ctx.actor, { act: "ship", ...input }, ctx.caller)),
      ),
    deliver: adminProcedure
      .meta(route("POST /orders/{id}/deliver"))
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(
        once(({ ctx, input }) => orders.move(ctx.actor, { act: "deliver", ...input }, ctx.caller)),
      ),
    stats: adminProcedure
      .meta(route("GET /orders/stats"))
      .input(OrderStatsInput)
      .output(OrderStats)
      .query(({ input }) => orders.stats(input)),
  });
}
