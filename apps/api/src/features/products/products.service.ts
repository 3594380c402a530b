import { v7 as uuidv7 } from "uuid";
import type { AuditAction, AuditDetails } from "@tenon/schemas/audit";
import type { Money } from "@tenon/schemas/money";
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
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { refuseTaken } from "#platform/errors/refuse-taken.ts";
import { maySee, visible } from "./products.policy.ts";
import type { ProductRepository } from "./products.repository.ts";

export type ProductService = {
  list(actor: Actor, input: ListProductsInput): Promise<ProductPage>;
  byId(actor: Actor, input: ProductRef): Promise<Product>;
  create(actor: Actor, input: CreateProductInput, caller: Caller): Promise<Product>;
  update(actor: Actor, input: UpdateProductInput, caller: Caller): Promise<Product>;
  /** Throws OUT_OF_STOCK when there would be less than nothing. */
  adjustStock(actor: Actor, input: AdjustStockInput, caller: Caller): Promise<Product>;
  stockEntries(input: ListStockEntriesInput): Promise<StockEntryPage>;
  /** Orders keep what they say of it. */
  remove(actor: Actor, input: ProductRef, caller: Caller): Promise<ProductRef>;
};

type ProductAction = Extract<AuditAction, `product.${string}`>;

type Recorded = { by: Actor; from: Caller; details?: AuditDetails; tx: Transaction };

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
    create: (actor, input, caller) =>
      transaction(async (tx) => {
        const id = uuidv7();
        await products.insert({ id, ...input }, tx);
        if (input.stock > 0) {
          const movement = { productId: id, quantity: input.stock, reason: "initial" } as const;
          await products.note({ id: uuidv7(), ...movement, note: "", actorId: actor.userId }, tx);
        }
        await record("product.created", input, { by: actor, from: caller, tx });
        return existing(id, tx);
      }).catch(refuseTakenSku),
    update: (actor, { id, version, ...changes }, caller) =>
      transaction(async (tx) => {
        const before = await products.update({ id, version }, changes, tx);
        const current = await existing(id, tx);
        if (!before) throw new AppError({ code: "STALE_VERSION", current });
        const details = differences(before, current);
        await record("product.updated", current, { by: actor, from: caller, details, tx });
        return current;
      }).catch(refuseTakenSku),
    adjustStock: (actor, { id, quantity, reason, note }, caller) =>
      transaction(async (tx) => {
        const moved = await products.moveStock({ id, quantity }, tx);
        const product = await existing(id, tx);
        if (!moved) {
          const available = [{ productId: id, stock: product.stock }];
          throw new AppError({ code: "OUT_OF_STOCK", available });
        }
        const movement = { productId: id, quantity, reason, note, actorId: actor.userId };
        await products.note({ id: uuidv7(), ...movement }, tx);
        const details = {
          reason,
          "stock.from": product.stock - quantity,
          "stock.to": product.stock,
        };
        await record("product.stock-adjusted", product, { by: actor, from: caller, details, tx });
        return product;
      }),
    stockEntries: (input) => products.listEntries(input),
    remove: (actor, { id }, caller) =>
      transaction(async (tx) => {
        const product = await existing(id, tx);
        await products.remove(id, tx);
        await record("product.removed", product, { by: actor, from: caller, tx });
        return { id };
      }),
  };

  /** In the log a product is known by its code. */
  function record(
    action: ProductAction,
    { sku }: Pick<Product, "sku">,
    { by, from, details, tx }: Recorded,
  ): Promise<void> {
    return audit.record({ action, by, from, targetId: null, details: { sku, ...details } }, tx);
  }

  async function existing(id: string, tx?: Transaction): Promise<Product> {
    const product = await products.findById(id, tx);
    if (!product) throw new AppError({ code: "NOT_FOUND" });
    return product;
  }
}

function differences(before: Product, after: Product): AuditDetails {
  return {
    ...(before.sku !== after.sku && { "sku.from": before.sku, "sku.to": after.sku }),
    ...(before.name !== after.name && { "name.from": before.name, "name.to": after.name }),
    ...(before.isActive !== after.isActive && {
      "isActive.from": before.isActive,
      "isActive.to": after.isActive,
    }),
    // As long as a text can be, that it changed has to do.
    ...(before.description !== after.description && { description: true }),
    ...(!isSamePrice(before.price, after.price) && {
      "price.from": before.price.amount,
      "price.to": after.price.amount,
      "currency.from": before.price.currency,
      "currency.to": after.price.currency,
    }),
  };
}

function isSamePrice(one: Money, other: Money): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}

const refuseTakenSku = refuseTaken({
  code: "VALIDATION_FAILED",
  issues: [{ path: ["sku"], message: "Another product has this code." }],
});
