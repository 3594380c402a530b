import { t } from "@lingui/core/macro";
import type { OrderLine } from "@tenon/schemas/orders";
import { describeNumber } from "#ui/describe-count.ts";

const named = 2;

/** What an order is about: the first of its lines, and how many more there are. */
export function describeLines(lines: Pick<OrderLine, "name" | "quantity">[]): string {
  const first = lines
    .slice(0, named)
    .map(({ name, quantity }) => `${describeNumber(quantity)}\u00A0×\u00A0${name}`)
    .join(", ");
  const more = lines.length - named;
  return more > 0 ? t`${first} and ${more} more` : first;
}
