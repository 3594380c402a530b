import type { FieldIssue } from "@tenon/schemas/errors";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { describeMoney } from "#ui/describe-money.ts";
import type { Attempt, Cart } from "./cart.ts";
import { mayBePlaced } from "./may-be-placed.ts";

const inDoubt = "This may have been ordered already. Look under Orders before you place it again.";

/** Why an order was not placed, in the words of the cart. */
export function describeRefusal(error: unknown, attempt: Attempt, cart: Cart): string {
  const { input: sent } = attempt;
  const reason = reasonOf(error);
  switch (reason?.code) {
    case "OUT_OF_STOCK":
      return `Nothing was ordered: ${reason.available.map(describeLeft).join(", ")}.`;
    case "PRICE_CHANGED":
      return `Nothing was ordered: the prices changed meanwhile. It comes to ${describeMoney(reason.total)} now${
        sent.expectedTotal ? `, not ${describeMoney(sent.expectedTotal)}` : ""
      }.`;
    case "VALIDATION_FAILED":
      return `Nothing was ordered. ${reason.issues.map(describeIssue).join(" ")}`;
    case "IDEMPOTENCY_KEY_REUSED":
      return inDoubt;
    default:
      return mayBePlaced(error, attempt)
        ? `${describeError(error)} ${inDoubt}`
        : `Nothing was ordered. ${describeError(error)}`;
  }

  function describeIssue({ path, message }: FieldIssue): string {
    const [list, index, field] = path;
    const line = list === "lines" && typeof index === "number" ? sent.lines[index] : undefined;
    return line && field === "productId"
      ? `${nameOf(line.productId)} is no longer for sale.`
      : message;
  }

  function describeLeft({ productId, stock }: { productId: string; stock: number }): string {
    return `${stock === 0 ? "none" : `only ${describeNumber(stock)}`} of ${nameOf(productId)} left`;
  }

  function nameOf(productId: string): string {
    return cart.lines.find((line) => line.productId === productId)?.name ?? "a product";
  }
}
