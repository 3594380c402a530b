import { v7 as uuidv7 } from "uuid";
import type {
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
import type { Actor, Caller } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { maySee, visible } from "./products.policy.ts";
import type { ProductRepository } from "./products.repository.ts";

export type ProductService = {
  list(actor: Actor, input: ListProductsInput): Promise<ProductPage>;
  byId(actor: Actor, input: ProductRef): Promise<Product>;
  create(actor: Actor, input: CreateProductInput): Promise<Product>;
  update(input: UpdateProductInput): Promise<Product>;
  /** Throws OUT_OF_STOCK when there would be less than nothing. */
  adjustStock(actor: Actor, input: AdjustStockInput): Promise<Product>;
  stockEntries(input: ListStockEntriesInput): Promise<StockEntryPage>;
  /** Orders keep what they say of it. */
  remove(actor: Actor, input: ProductRef, caller: Caller): Promise<ProductRef>;
};

type Dependencies = {
  products: ProductRepository;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createProductService({
  products,
  audit,
  transaction,
}: Dependencies): ProductService {
  return {
    list: (actor, input) => products.list(visible(actor, input)),
    async byId(actor, { id }) {
      const product = await existing(id);
      if (!maySee(actor, product)) throw new AppError({ code: "NOT_FOUND" });
      return product;
    },
    create: ({ userId: actorId }, input) =>
      transaction(async (tx) => {
        const id = uuidv7();
        await products.insert({ id, ...input }, tx);
        if (input.stock > 0) {
          const movement = { productId: id, quantity: input.stock, reason: "initial" } as const;
          await products.note({ id: uuidv7(), ...movement, note: "", actorId }, tx);
        }
        return existing(id, tx);
      }).catch(refuseTakenSku),
    async update({ id, version, ...changes }) {
      const updated = await products.update({ id, version }, changes).catch(refuseTakenSku);
      const current = await existing(id);
      if (!updated) throw new AppError({ code: "STALE_VERSION", current });
      return current;
    },
    adjustStock: ({ userId: actorId }, { id, quantity, reason, note }) =>
      transaction(async (tx) => {
        const moved = await products.moveStock({ id, quantity }, tx);
        const product = await existing(id, tx);
        if (!moved) {
          const available = [{ productId: id, stock: product.stock }];
          throw new AppError({ code: "OUT_OF_STOCK", available });
        }
        const movement = { productId: id, quantity, reason, note, actorId };
        await products.note({ id: uuidv7(), ...movement }, tx);
        return product;
      }),
    stockEntries: (input) => products.listEntries(input),
    remove: (actor, { id }, caller) =>
      transaction(async (tx) => {
        const { sku } = await existing(id, tx);
        await products.remove(id, tx);
        const event = { action: "product.removed", targetId: null, details: { sku } } as const;
        await audit.record({ ...event, by: actor, from: caller }, tx);
        return { id };
      }),
  };

  async function existing(id: string, tx?: Transaction): Promise<Product> {
    const product = await products.findById(id, tx);
    if (!product) throw new AppError({ code: "NOT_FOUND" });
    return product;
  }
}

function refuseTakenSku(error: unknown): never {
  if (classifyDatabaseError(error) !== "unique") throw error;
  const issues = [{ path: ["sku"], message: "Another product has this code." }];
  throw new AppError({ code: "VALIDATION_FAILED", issues }, { cause: error });
}
