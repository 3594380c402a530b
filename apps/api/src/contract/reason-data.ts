import { z } from "zod";
import { ImportReport } from "@tenon/schemas/csv";
import { type ErrorCode, FieldIssue } from "@tenon/schemas/errors";
import { Money } from "@tenon/schemas/money";
import { OrderStatus } from "@tenon/schemas/orders";
import { Id } from "@tenon/schemas/scalars";

const Wait = z.object({ retryAfter: z.int().min(1) });

/** What some codes say beside themselves. */
export const reasonData = {
  VALIDATION_FAILED: z.object({ issues: z.array(FieldIssue).max(20) }),
  STALE_VERSION: z.object({ current: z.unknown() }),
  OUT_OF_STOCK: z.object({
    available: z.array(z.object({ productId: Id, stock: z.int() })),
  }),
  PRICE_CHANGED: z.object({ total: Money }),
  ROWS_REFUSED: z.object({ report: ImportReport }),
  INVALID_TRANSITION: z.object({ status: OrderStatus }),
  RATE_LIMITED: Wait,
  UNAVAILABLE: Wait,
} satisfies Partial<Record<ErrorCode, z.ZodObject>>;
