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
import type { ProductService } from "./products.service.ts";

export function createProductsRouter(products: ProductService) {
  return router({
    list: userProcedure
      .input(ListProductsInput)
      .output(ProductPage)
      .query(({ ctx, input }) => products.list(ctx.actor, input)),
    byId: userProcedure
      .input(ProductRef)
      .output(Product)
      .query(({ ctx, input }) => products.byId(ctx.actor, input)),
    create: adminProcedure
      .input(CreateProductInput)
      .output(Product)
      .mutation(once(({ ctx, input }) => products.create(ctx.actor, input))),
    update: adminProcedure
      .input(UpdateProductInput)
      .output(Product)
      .mutation(once(({ input }) => products.update(input))),
    adjustStock: adminProcedure
      .input(AdjustStockInput)
      .output(Product)
      .mutation(once(({ ctx, input }) => products.adjustStock(ctx.actor, input))),
    stockEntries: adminProcedure
      .input(ListStockEntriesInput)
      .output(StockEntryPage)
      .query(({ input }) => products.stockEntries(input)),
    remove: adminProcedure
      .input(ProductRef)
      .output(ProductRef)
      .mutation(once(({ ctx, input }) => products.remove(ctx.actor, input, ctx.caller))),
  });
}
