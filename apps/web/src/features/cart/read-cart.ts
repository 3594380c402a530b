import type { Money } from "@tenon/schemas/money";
import type { PlaceOrderInput } from "@tenon/schemas/orders";
import { isId } from "@tenon/schemas/text-rules";
import { isRecord } from "#api/is-record.ts";
import { maxQuantity } from "#ui/read-quantity.ts";
import { type Attempt, type Cart, type CartLine, emptyCart } from "./cart.ts";

/** Reads a cart that this browser kept, perhaps by an older version of this page: what makes no sense is left out. */
export function readCart(text: string | null): Cart {
  const kept = parse(text);
  if (!isRecord(kept) || !Array.isArray(kept["lines"])) return emptyCart;
  const lines = kept["lines"].filter(isLine).slice(0, 100);
  const attempt = isAttempt(kept["attempt"]) ? kept["attempt"] : null;
  return { lines: onePerProduct(lines), attempt: lines.length > 0 ? attempt : null };
}

/** Null when there is nothing to keep. */
export function writeCart(cart: Cart): string | null {
  return cart.lines.length === 0 && cart.attempt === null ? null : JSON.stringify(cart);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function onePerProduct(lines: CartLine[]): CartLine[] {
  return [...new Map(lines.map((line) => [line.productId, line])).values()];
}

function isLine(value: unknown): value is CartLine {
  return (
    isWanted(value) && "name" in value && typeof value.name === "string" && isPrice(value["price"])
  );
}

function isAttempt(value: unknown): value is Attempt {
  return (
    isRecord(value) &&
    typeof value["key"] === "string" &&
    typeof value["at"] === "number" &&
    (value["isRepeated"] === undefined || value["isRepeated"] === true) &&
    isOrder(value["input"])
  );
}

function isOrder(value: unknown): value is PlaceOrderInput {
  return (
    isRecord(value) &&
    Array.isArray(value["lines"]) &&
    value["lines"].every(isWanted) &&
    isPrice(value["expectedTotal"])
  );
}

function isWanted(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    typeof value["productId"] === "string" &&
    isId(value["productId"]) &&
    isCount(value["quantity"], maxQuantity) &&
    value["quantity"] > 0
  );
}

function isPrice(value: unknown): value is Money {
  return (
    isRecord(value) &&
    isCount(value["amount"]) &&
    typeof value["currency"] === "string" &&
    /^[A-Z]{3}$/.test(value["currency"])
  );
}

function isCount(value: unknown, max = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max;
}
