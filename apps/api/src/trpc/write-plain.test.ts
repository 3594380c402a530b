import fc from "fast-check";
import superjson, { type SuperJSONResult } from "superjson";
import { describe, expect, it } from "vitest";
import { writePlain } from "./write-plain.ts";

fc.configureGlobal({ seed: 20_261_120 });

const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);
const key = fc
  .oneof(
    fc.string(),
    fc.constantFrom("a", "a.b", "a\\", "\\.", ".", "", "0", "toString", "hasOwnProperty"),
  )
  .filter((name) => !refusedKeys.has(name));

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, undefined, true, false, 0, -1.5, 1e300, Number.MAX_SAFE_INTEGER),
    fc.string(),
    fc.integer(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** What a client makes of it. */
function received(written: SuperJSONResult): unknown {
  return superjson.parse(JSON.stringify(written));
}

describe("writePlain", () => {
  it("writes exactly what superjson would write, or leaves it to superjson", () => {
    let plain = 0;
    fc.assert(
      fc.property(anyValue, (value) => {
        const written = writePlain(value);
        if (written === null) return;
        plain += 1;
        expect(written).toStrictEqual(superjson.serialize(value));
        expect(received(written)).toEqual(value);
      }),
      { numRuns: 500 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it("gives the reader what superjson gives, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.object({ withDate: true, withBigInt: true, withMap: true, withSet: true }),
        (value) => {
          const written = writePlain(value) ?? superjson.serialize(value);
          expect(received(written)).toEqual(received(superjson.serialize(value)));
        },
      ),
    );
  });

  const at = new Date("2026-01-01T00:00:00.000Z");

  it.each<[string, unknown, SuperJSONResult]>([
    ["text", "a", { json: "a" }],
    ["a number", 1.5, { json: 1.5 }],
    ["null", null, { json: null }],
    ["a row", { id: "1", done: false, at: null }, { json: { id: "1", done: false, at: null } }],
    [
      "a date",
      { at },
      { json: { at: at.toISOString() }, meta: { values: { at: ["Date"] }, v: 1 } },
    ],
    [
      "undefined",
      { a: [undefined] },
      { json: { a: [null] }, meta: { values: { "a.0": ["undefined"] }, v: 1 } },
    ],
    [
      "dates in a list",
      { items: [{ at }, { at: new Date(at) }] },
      {
        json: { items: [{ at: at.toISOString() }, { at: at.toISOString() }] },
        meta: { values: { "items.0.at": ["Date"], "items.1.at": ["Date"] }, v: 1 },
      },
    ],
    [
      "dots and backslashes in names",
      { "a.b\\": at },
      { json: { "a.b\\": at.toISOString() }, meta: { values: { "a\\.b\\\\": ["Date"] }, v: 1 } },
    ],
    [
      "an object without prototype",
      Object.assign(Object.create(null), { a: 1 }),
      { json: { a: 1 } },
    ],
  ])("writes %s", (_name, value, written) => {
    expect(writePlain(value)).toEqual(written);
  });

  it("reads one date in two places as equal dates", () => {
    const written = writePlain({ createdAt: at, updatedAt: at });
    expect(written && received(written)).toEqual({ createdAt: at, updatedAt: at });
  });

  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ inner }), "bottom");

  it.each<[string, unknown]>([
    ["a Map", new Map([["a", 1]])],
    ["a Set", new Set([1])],
    ["a BigInt", 1n],
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["minus zero", -0],
    ["an invalid date", new Date(Number.NaN)],
    ["an error", new Error("x")],
    ["a URL", new URL("https://example.com")],
    ["bytes", new Uint8Array([1])],
    ["a pattern", /x/],
    [
      "an instance of a class",
      new (class Point {
        readonly x = 1;
      })(),
    ],
    ["a function", () => 1],
    ["a symbol", Symbol("x")],
    ["a circle", circular],
    ["40 levels", deep],
    ["a name that leads to a prototype", JSON.parse('{"__proto__":1}')],
    ["the name constructor", { constructor: 1 }],
    ["a name without letters", { "": { at } }],
  ])("leaves %s to superjson, wherever it is", (_name, value) => {
    expect(writePlain(value)).toBeNull();
    expect(writePlain({ items: [value] })).toBeNull();
  });

  it.each([undefined, new Date(0)])("leaves %s to superjson when it is all there is", (value) => {
    expect(writePlain(value)).toBeNull();
  });

  it("passes on the failure of a getter", () => {
    const failure = new Error("no value");
    const value = {
      get broken(): never {
        throw failure;
      },
    };
    expect(() => writePlain(value)).toThrow(failure);
  });
});
