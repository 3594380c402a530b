import { decimalsOf } from "@tenon/schemas/format-money";
import { inLocale } from "#words/locale.ts";

/** Reads a price as people type it, “19.99” or “19,99”, digit by digit, so that nothing is rounded; null when it is none. */
export function parsePrice(typed: string, currency: string): number | null {
  const [, whole, fraction = ""] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.trim()) ?? [];
  const decimals = decimalsOf(currency);
  if (whole === undefined || fraction.length > decimals) return null;
  return Number(`${whole}${fraction.padEnd(decimals, "0")}`);
}

/** The same way back, with all decimals of the currency and the sign that the locale has before them. */
export function writePrice(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(amount).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? whole : `${whole}${decimalSign()}${digits.slice(-decimals)}`;
}

/** What a price may look like, for whoever typed something else. */
export function priceExample(currency: string): string {
  return writePrice(20 * 10 ** decimalsOf(currency) - 1, currency);
}

const decimalSign = inLocale((locale) => new Intl.NumberFormat(locale).format(0.1).slice(1, 2));
