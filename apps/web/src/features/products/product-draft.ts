import type { CreateProductInput, Product, UpdateProductInput } from "@tenon/schemas/products";
import { parsePrice, writePrice } from "./price-text.ts";

/** A product as it stands in the form: all of it as it is typed. */
export type ProductDraft = Pick<Product, "sku" | "name" | "description"> & {
  price: string;
  currency: string;
};

const draftFields = ["name", "sku", "price", "currency", "description"] as const;

export function toDraft(product: Product): ProductDraft {
  const { sku, name, description, price } = product;
  return {
    sku,
    name,
    description,
    price: writePrice(price.amount, price.currency),
    currency: price.currency,
  };
}

export function emptyDraft(currency: string): ProductDraft {
  return { sku: "", name: "", description: "", price: "", currency };
}

export function isUnchanged(base: ProductDraft, draft: ProductDraft): boolean {
  return draftFields.every((field) => base[field] === draft[field]);
}

/** A price that is none becomes no number, which is refused on its field. */
export function toPrice({ price, currency }: ProductDraft): CreateProductInput["price"] {
  const code = currency.trim().toUpperCase();
  return { amount: parsePrice(price, code) ?? Number.NaN, currency: code };
}

/** Only what was changed, with the version it was changed from. */
export function toEdit(
  { id, version, ...product }: Product,
  draft: ProductDraft,
): UpdateProductInput {
  const base = toDraft({ id, version, ...product });
  const isPriceChanged = draft.price !== base.price || draft.currency !== base.currency;
  return {
    id,
    version,
    ...(draft.sku !== base.sku && { sku: draft.sku }),
    ...(draft.name !== base.name && { name: draft.name }),
    ...(draft.description !== base.description && { description: draft.description }),
    ...(isPriceChanged && { price: toPrice(draft) }),
  };
}

type Versions = { base: ProductDraft; draft: ProductDraft; current: ProductDraft };

/** The draft moved onto a newer version: what it changed stays, the rest is as stored. */
export function rebase({ base, draft, current }: Versions): ProductDraft {
  const rebased = { ...current };
  for (const field of draftFields) {
    if (draft[field] !== base[field]) rebased[field] = draft[field];
  }
  return rebased;
}

/** A field in which a draft and the product stored meanwhile part; `mine` is null where the draft left it alone. */
export type Difference = { field: keyof ProductDraft; stored: string; mine: string | null };

export function compare({ base, draft, current }: Versions): Difference[] {
  return draftFields
    .filter((field) => current[field] !== draft[field])
    .map((field) => ({
      field,
      stored: current[field],
      mine: draft[field] === base[field] ? null : draft[field],
    }));
}
