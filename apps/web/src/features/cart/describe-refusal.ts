import { t } from "@lingui/core/macro";
import type { FieldIssue } from "@tenon/schemas/errors";
import type { Money } from "@tenon/schemas/money";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { sayInLanguage } from "#api/server-words.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { describeMoney } from "#ui/describe-money.ts";
import type { Attempt, Cart } from "./cart.ts";
import { mayBePlaced } from "./may-be-placed.ts";

/** Why an order was not placed, in the words of the cart. */
export function describeRefusal(error: unknown, attempt: Attempt, cart: Cart): string {
  const { input: sent } = attempt;
  const reason = reasonOf(error);
  switch (reason?.code) {
    case "OUT_OF_STOCK": {
      const left = reason.available.map(describeLeft).join(", ");
      return t`Nothing was ordered: ${left}.`;
    }
    case "PRICE_CHANGED":
      return describeNewTotal(reason.total, sent.expectedTotal);
    case "VALIDATION_FAILED":
      return nothingOrdered(reason.issues.map(describeIssue).join(" "));
    case "IDEMPOTENCY_KEY_REUSED":
      return inDoubt();
    default:
      return mayBePlaced(error, attempt)
        ? `${describeError(error)} ${inDoubt()}`
        : nothingOrdered(describeError(error));
  }

  function describeIssue({ path, message }: FieldIssue): string {
    const [list, index, field] = path;
    const line = list === "lines" && typeof index === "number" ? sent.lines[index] : undefined;
    if (!line || field !== "productId") return sayInLanguage(message);
    const name = nameOf(line.productId);
    return t`${name} is no longer for sale.`;
  }

  function describeLeft({ productId, stock }: { productId: string; stock: number }): string {
    const name = nameOf(productId);
    const count = describeNumber(stock);
    return stock === 0 ? t`none of ${name} left` : t`only ${count} of ${name} left`;
  }

  function nameOf(productId: string): string {
    return cart.lines.find((line) => line.productId === productId)?.name ?? t`a product`;
  }
}

function describeNewTotal(now: Money, expected: Money | undefined): string {
  const total = describeMoney(now);
  if (!expected) {
    return t`Nothing was ordered: the prices changed meanwhile. It comes to ${total} now.`;
  }
  const before = describeMoney(expected);
  return t`Nothing was ordered: the prices changed meanwhile. It comes to ${total} now, not ${before}.`;
}

function nothingOrdered(why: string): string {
  return t`Nothing was ordered. ${why}`;
}

function inDoubt(): string {
  return t`This may have been ordered already. Look under Orders before you place it again.`;
}
