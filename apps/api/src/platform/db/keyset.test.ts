import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { nextPage, readCursor } from "./keyset.ts";

fc.configureGlobal({ seed: 20_261_120 });

const order = "createdAt desc";
const id = "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44";

function encode(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

describe("nextPage", () => {
  const rows = [1, 2, 3, 4];
  const keyset = (row: number) => ({ key: `key ${row}`, id });

  it("ends with the last row", () => {
    expect(nextPage(rows, { limit: 4, order, keyset })).toEqual({ rows, nextCursor: null });
    expect(nextPage(rows, { limit: 5, order, keyset })).toEqual({ rows, nextCursor: null });
    expect(nextPage([], { limit: 1, order, keyset })).toEqual({ rows: [], nextCursor: null });
  });

  it("goes on after the last row that it shows", () => {
    const page = nextPage(rows, { limit: 3, order, keyset });
    expect(page.rows).toEqual([1, 2, 3]);
    expect(readCursor(page.nextCursor ?? "", order)).toEqual({ key: "key 3", id });
  });
});

describe("readCursor", () => {
  it("begins at the beginning without a cursor", () => {
    expect(readCursor(undefined, order)).toBeNull();
  });

  it("reads back any sort key that a row can have", () => {
    const storable = fc
      .string({ unit: "grapheme", maxLength: 300 })
      .filter((key) => !key.includes("\0"));
    fc.assert(
      fc.property(storable, fc.uuid(), (key, rowId) => {
        const { nextCursor } = nextPage([1, 2], {
          limit: 1,
          order,
          keyset: () => ({ key, id: rowId }),
        });
        expect(readCursor(nextCursor ?? "", order)).toEqual({ key, id: rowId });
      }),
    );
  });

  it.each([
    ["of another order", encode(["createdAt asc", "1", id])],
    ["without an order", encode(["1", id])],
    ["with more in it", encode([order, "1", id, "more"])],
    ["with an id that is none", encode([order, "1", "1; DROP TABLE tasks"])],
    ["with a key that is no string", encode([order, { not: "" }, id])],
    ["with a key too long", encode([order, "x".repeat(1001), id])],
    ["with NUL (E5)", encode([order, "a\0b", id])],
    ["with half a character (E6)", encode([order, "\uD800", id])],
    ["that is no array", encode({ order, key: "1", id })],
    ["that is null", encode(null)],
    ["that is nothing", ""],
    ["that is no JSON", "AAAA"],
    ["that is no base64", "%%%"],
  ])("refuses a cursor %s (E12)", (_name, cursor) => {
    expect(() => readCursor(cursor, order)).toThrow(
      expect.objectContaining({
        reason: {
          code: "VALIDATION_FAILED",
          issues: [{ path: ["cursor"], message: expect.any(String) }],
        },
      }),
    );
  });

  it("reads or refuses any text, and never fails otherwise", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.json(), (text, json) => {
        for (const cursor of [text, Buffer.from(json).toString("base64url")]) {
          try {
            readCursor(cursor, order);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }
      }),
    );
  });
});
