import { z } from "zod";

/** The most that one thing may cost: ten million of most currencies. */
const maxPrice = 1_000_000_000;

/** A currency of ISO 4217, by its three letters. */
const Currency = z.string().regex(/^[A-Z]{3}$/, "Must be a currency's three letters.");

/** An amount in whole minor units (cents) of its currency, so that sums are exact. */
export const Money = z.object({ amount: z.int(), currency: z.string() });
export type Money = z.infer<typeof Money>;

/** What something costs: 0 to 1,000,000,000 minor units. */
export const Price = z.strictObject({
  amount: z.int().min(0, "Must not be negative.").max(maxPrice, "Is too much."),
  currency: Currency,
});
export type Price = z.infer<typeof Price>;
