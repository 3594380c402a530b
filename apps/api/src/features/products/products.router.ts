import {
  AdjustStockInput,
  CreateProductInput,
  ListProductsInput,
  ListStockEntriesInput,
  Product,
  ProductPage,
  ProductRef,
  StockEntryPage,
  UpdateProductInput,
} from "@tenon/schemas/products";
import { once } from "#trpc/once.ts";
import { adminProcedure, router, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { ProductService } from "./products.service.ts";

export function createProductsRouter(products: ProductService) {
  return router({
    list: userProcedure
      .meta(route("GET /products"))
      .input(ListProductsInput)
      .output(ProductPage)
      .query(({ ctx, input }) => products.list(ctx.actor, input)),
    byId: userProcedure
      .meta(route("GET /products/{id}"))
      .input(ProductRef)
      .output(Product)
      .query(({ ctx, input }) => products.byId(ctx.actor, input)),
    create: adminProcedure
      .meta(route("POST /products", 201))
      .input(CreateProductInput)
      .output(Product)
      .mutation(once(({ ctx, input }) => products.create(ctx.actor, input, ctx.caller))),
    update: adminProcedure
      .meta(route("PATCH /products/{id}"))
      .input(UpdateProductInput)
      .output(Product)
      .mutation(once(({ ctx, input }) => products.update(ctx.actor, input, ctx.caller))),
    adjustStock: adminProcedure
      .meta(route("POST /products/{id}/adjust-stock"))
      .input(AdjustStockInput)
      .output(Product)
      .mutation(once(({ ctx, input }) => products.adjustStock(ctx.actor, input, ctx.caller))),
    stockEntries: adminProcedure
      .meta(route("GET /products/{id}/stock-entries"))
      .input(ListStockEntriesInput)
      .output(StockEntryPage)
      .query(({ input }) => products.stockEntries(input)),
    remove: adminProcedure
      .meta(route("DELETE /products/{id}"))
      .input(ProductRef)
      .output(ProductRef)
      .mutation(once(({ ctx, input }) => products.remove(ctx.actor, input, ctx.caller))),
  });
}
