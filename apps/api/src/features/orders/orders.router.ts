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
import type { OrderService } from "./orders.service.ts";

export function createOrdersRouter(orders: OrderService) {
  return router({
    place: userProcedure
      .input(PlaceOrderInput)
      .output(OrderDetails)
      .mutation(once(({ ctx, input }) => orders.place(ctx.actor, input), { required: true })),
    list: userProcedure
      .input(ListOrdersInput)
      .output(OrderPage)
      .query(({ ctx, input }) => orders.list(ctx.actor, input)),
    byId: userProcedure
      .input(OrderRef)
      .output(OrderDetails)
      .query(({ ctx, input }) => orders.byId(ctx.actor, input)),
    cancel: userProcedure
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(once(({ ctx, input }) => orders.move(ctx.actor, "cancel", input))),
    pay: adminProcedure
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(once(({ ctx, input }) => orders.move(ctx.actor, "pay", input))),
    ship: adminProcedure
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(once(({ ctx, input }) => orders.move(ctx.actor, "ship", input))),
    deliver: adminProcedure
      .input(OrderRef)
      .output(OrderDetails)
      .mutation(once(({ ctx, input }) => orders.move(ctx.actor, "deliver", input))),
    stats: adminProcedure
      .input(OrderStatsInput)
      .output(OrderStats)
      .query(({ input }) => orders.stats(input)),
  });
}
