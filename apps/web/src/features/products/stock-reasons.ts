import type { AdjustStockInput, StockEntry } from "@tenon/schemas/products";

export const adjustReasonNames = {
  received: "Received",
  counted: "Counted",
  damaged: "Damaged",
  other: "Something else",
} as const satisfies Record<AdjustStockInput["reason"], string>;

export const reasonNames = {
  ...adjustReasonNames,
  initial: "There at first",
  sold: "Sold",
  returned: "Returned, as its order was cancelled",
} as const satisfies Record<StockEntry["reason"], string>;
