import type { Report } from "./report.ts";

const mostShown = 10;

export function writeReport({ read, byStatus, revenue, products }: Report): string {
  if (read === 0) return "No orders yet.";
  const best = [...products].toSorted(([, a], [, b]) => b.pieces - a.pieces).slice(0, mostShown);
  return [
    `${read} orders`,
    ...[...byStatus].map(([status, count]) => row(status, String(count))),
    "",
    "Revenue",
    ...[...revenue].map(([currency, amount]) => row(currency, inMajorUnits(amount, currency))),
    "",
    "Best sold",
    ...best.map(([sku, { name, pieces }]) => row(`${sku}  ${name}`, String(pieces))),
  ].join("\n");
}

function row(name: string, figure: string): string {
  return `  ${name.padEnd(44)}${figure.padStart(16)}`;
}

/** Through text, as a number would lose the last digits of large sums. */
function inMajorUnits(amount: bigint, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  const digits = String(amount).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals);
  return `${BigInt(whole).toLocaleString("en")}${rest && `.${rest}`}`;
}
