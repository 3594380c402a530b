import { z } from "zod";
import { Money, Price } from "./money.ts";
import { page, pageFields } from "./pages.ts";
import { Id, line, text, Timestamp, Version } from "./scalars.ts";
import { PersonRef } from "./users.ts";

/** A name of 1 to 200 characters. */
const ProductName = line(200);

/** The code that stands on the shelf: 1 to 40 letters, digits, dots, hyphens and underscores. */
const Sku = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,40}$/, "Must be 1 to 40 letters, digits, dots, hyphens or underscores.");

const ProductDescription = text(5_000);

/** Something to order. */
export const Product = z.object({
  id: Id,
  sku: z.string(),
  name: z.string(),
  description: z.string(),
  price: Money,
  /** How many there are. */
  stock: z.int(),
  /** False: not for sale; only administrators see it. */
  isActive: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version,
});
export type Product = z.infer<typeof Product>;

/** Which products, by name. */
export const ListProductsInput = z
  .strictObject({
    ...pageFields,
    /** Words that code, name or description contain as the beginning of a word; all must match. */
    search: text(200).optional(),
    /** Administrators may list what is not for sale, too; for everybody else it changes nothing. */
    isActive: z.boolean().optional(),
    /** Only these, as far as they are there: what a cart holds, in one call. */
    ids: z.array(Id).max(100).optional(),
  })
  .prefault({});
export type ListProductsInput = z.infer<typeof ListProductsInput>;
export const ProductPage = page(Product);
export type ProductPage = z.infer<typeof ProductPage>;

/** One product. */
export const ProductRef = z.strictObject({ id: Id });
export type ProductRef = z.infer<typeof ProductRef>;

/** A new product; `stock` is what is there at first. */
export const CreateProductInput = z.strictObject({
  sku: Sku,
  name: ProductName,
  description: ProductDescription.default(""),
  price: Price,
  stock: z.int().min(0).max(1_000_000).default(0),
  isActive: z.boolean().default(true),
});
export type CreateProductInput = z.infer<typeof CreateProductInput>;

/** Changes to a product; with `version`, refused as STALE_VERSION when it changed meanwhile. Stock is adjusted instead. */
export const UpdateProductInput = z
  .strictObject({
    id: Id,
    version: Version.optional(),
    sku: Sku.optional(),
    name: ProductName.optional(),
    description: ProductDescription.optional(),
    price: Price.optional(),
    isActive: z.boolean().optional(),
  })
  .refine(
    ({ id: _id, version: _version, ...changes }) =>
      Object.values(changes).some((change) => change !== undefined),
    "Name at least one field to change.",
  );
export type UpdateProductInput = z.infer<typeof UpdateProductInput>;

/** Why stock was adjusted by hand. */
const StockReason = z.enum(["received", "counted", "damaged", "other"]);

/** So many more, or with a minus less; the stock never goes below zero. */
export const AdjustStockInput = z.strictObject({
  id: Id,
  quantity: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((quantity) => quantity !== 0, "Must not be zero."),
  reason: StockReason,
  note: text(500).default(""),
});
export type AdjustStockInput = z.infer<typeof AdjustStockInput>;

/** One movement of stock: by hand, or by an order that was placed or cancelled. */
export const StockEntry = z.object({
  id: Id,
  quantity: z.int(),
  reason: z.enum([...StockReason.options, "initial", "sold", "returned"]),
  note: z.string(),
  /** The order that sold it or gave it back, and its number for people. */
  orderId: Id.nullable(),
  orderNumber: z.int().nullable(),
  actor: PersonRef.nullable(),
  createdAt: Timestamp,
});
export type StockEntry = z.infer<typeof StockEntry>;

/** The movements of a product's stock, the newest first. */
export const ListStockEntriesInput = z.strictObject({ ...pageFields, id: Id });
export type ListStockEntriesInput = z.infer<typeof ListStockEntriesInput>;
export const StockEntryPage = page(StockEntry);
export type StockEntryPage = z.infer<typeof StockEntryPage>;
