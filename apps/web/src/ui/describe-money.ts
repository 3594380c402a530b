import { formatMoney } from "@tenon/schemas/format-money";
import type { Money } from "@tenon/schemas/money";
import { currentLocale } from "#words/locale.ts";

/** An amount as one reads it where the person is: “€12.50”, “12,50 €”. */
export function describeMoney(money: Money): string {
  return formatMoney(money, currentLocale());
}
