import type { Money } from "./money.ts";

/** An amount as one reads it, with the decimals of its currency. */
export function formatMoney({ amount, currency }: Money, locale = "en-GB"): string {
  return formatOf(currency, locale).format(amount / 10 ** decimalsOf(currency));
}

/** How many decimals a currency has: the digits of a major unit that its minor units fill. */
export function decimalsOf(currency: string): number {
  return decimals.get(currency) ?? 2;
}

/** The currencies of ISO 4217 without two decimals. Browsers know others for some, and an amount must be the same in each. */
const decimals = new Map(
  Object.entries({
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
  }).flatMap(([count, currencies]) =>
    currencies.split(" ").map((currency): [string, number] => [currency, Number(count)]),
  ),
);

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes longer than using it, and a list has many amounts. */
function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const count = decimalsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: count,
    maximumFractionDigits: count,
  });
  formats.set(key, format);
  return format;
}
