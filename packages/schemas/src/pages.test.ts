import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Cursor, page, pageFields } from "./pages.ts";

describe("pageFields", () => {
  const Input = z.strictObject(pageFields);

  it("gives 20 items from the beginning to those who ask for nothing", () => {
    expect(Input.parse({})).toEqual({ limit: 20 });
  });

  it.each([1, 20, 100])("takes a limit of %d", (limit) => {
    expect(Input.parse({ limit })).toEqual({ limit });
  });

  it.each([0, -1, 101, 1e9, 2 ** 53, 1.5, Number.NaN, 1e400, "20", null, { lte: 1 }])(
    "refuses a limit of %s (E12)",
    (limit) => {
      expect(Input.safeParse({ limit }).success).toBe(false);
    },
  );

  it.each([{ skip: -1 }, { offset: 10 }, { take: 5 }])("refuses %j (E12)", (input) => {
    expect(Input.safeParse(input).success).toBe(false);
  });
});

describe("Cursor", () => {
  it.each(["ab", "WyJjcmVhdGVkQXQgZGVzYyIsIjEiLCIyIl0", "-_", "a".repeat(2048)])(
    "takes %j",
    (cursor) => {
      expect(Cursor.parse(cursor)).toBe(cursor);
    },
  );

  it.each([
    "",
    "a b",
    "a+b/",
    "\0",
    "\uD800",
    "a".repeat(2049),
    "a".repeat(100_000),
    0,
    { gt: "" },
    null,
  ])("refuses %j (E5, E11, E12)", (cursor) => {
    expect(Cursor.safeParse(cursor).success).toBe(false);
  });
});

describe("page", () => {
  const Numbers = page(z.int());

  it("holds items and where the next page begins, or null after the last", () => {
    expect(Numbers.parse({ items: [1, 2], nextCursor: "abc" })).toEqual({
      items: [1, 2],
      nextCursor: "abc",
    });
    expect(Numbers.parse({ items: [], nextCursor: null })).toEqual({ items: [], nextCursor: null });
  });

  it("never answers more than the longest page", () => {
    const items = Array.from({ length: 101 }, (_, index) => index);
    expect(Numbers.safeParse({ items, nextCursor: null }).success).toBe(false);
    expect(Numbers.safeParse({ items: items.slice(1), nextCursor: null }).success).toBe(true);
  });
});
