import { t } from "@lingui/core/macro";
import type { AdjustStockInput, StockEntry } from "@tenon/schemas/products";

export function adjustReasonNames(): Record<AdjustStockInput["reason"], string> {
  return {
    received: t`Received`,
    counted: t`Counted`,
    damaged: t`Damaged`,
    other: t`Something else`,
  };
}

export function reasonNames(): Record<StockEntry["reason"], string> {
  return {
    ...adjustReasonNames(),
    initial: t`There at first`,
    sold: t`Sold`,
    returned: t`Returned, as its order was cancelled`,
  };
}
