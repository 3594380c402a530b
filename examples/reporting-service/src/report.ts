import type { RouterOutputs } from "@tenon/client";

export type Order = RouterOutputs["orders"]["list"]["items"][number];

/** What sold, in whole minor units of each currency, so that sums are exact. */
export type Report = {
  read: number;
  byStatus: Map<Order["status"], number>;
  revenue: Map<string, bigint>;
  products: Map<string, { name: string; pieces: number }>;
};

export function emptyReport(): Report {
  return { read: 0, byStatus: new Map(), revenue: new Map(), products: new Map() };
}

/** Cancelled orders are counted, but sold nothing. */
export function addOrder(report: Report, { status, total, lines }: Order): void {
  report.read += 1;
  report.byStatus.set(status, (report.byStatus.get(status) ?? 0) + 1);
  if (status === "cancelled") return;
  const earned = report.revenue.get(total.currency) ?? 0n;
  report.revenue.set(total.currency, earned + BigInt(total.amount));
  for (const { sku, name, quantity } of lines) {
    const sold = report.products.get(sku)?.pieces ?? 0;
    report.products.set(sku, { name, pieces: sold + quantity });
  }
}
