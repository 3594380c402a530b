import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { PostSlug } from "./posts.ts";
import { CreateProductInput } from "./products.ts";
import { Email, Id, TimeZone } from "./scalars.ts";
import { CreateWebhookInput } from "./webhooks.ts";

const length = 100_000;
const product = { name: "Oak", price: { amount: 1, currency: "EUR" } };

/** Each with a value that it takes, so that it is the text that is refused. */
const fields: {
  what: string;
  field: z.ZodType;
  inputOf: (text: string) => unknown;
  good: string;
}[] = [
  { what: "an address", field: Email, inputOf: alone, good: "ada@example.com" },
  { what: "an id", field: Id, inputOf: alone, good: "01970000-0000-7000-8000-000000000000" },
  { what: "a time zone", field: TimeZone, inputOf: alone, good: "Europe/Berlin" },
  { what: "a slug", field: PostSlug, inputOf: alone, good: "oak" },
  {
    what: "a product’s number",
    field: CreateProductInput,
    inputOf: (sku) => ({ ...product, sku }),
    good: "OAK-1",
  },
  {
    what: "a webhook’s address",
    field: CreateWebhookInput,
    inputOf: (url) => ({ url }),
    good: "https://example.com/",
  },
];

describe.each(fields)("$what", ({ field, inputOf, good }) => {
  it.each(["a", "a.", "a-", "a@", "a@a.", " ", "/", "\u{1F600}", "0", "_"])(
    "is refused when it is %j over and over, before anybody has to wait (E14)",
    (piece) => {
      expect(field.safeParse(inputOf(good)).success).toBe(true);
      const text = piece.repeat(length / piece.length);
      expect(field.safeParse(inputOf(text)).success).toBe(false);
      expect(field.safeParse(inputOf(`${good}${text}!`)).success).toBe(false);
    },
  );
});

function alone(text: string): string {
  return text;
}
