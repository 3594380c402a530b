import superjson, { type SuperJSONResult } from "superjson";
import { describe, expect, it } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { transformer } from "./transformer.ts";

const at = new Date("2026-01-01T00:00:00.000Z");

/** As it arrives: through JSON text. */
function overTheWire(written: SuperJSONResult): SuperJSONResult {
  const text = JSON.stringify(written);
  const arrived: SuperJSONResult = JSON.parse(text);
  return arrived;
}

describe("transformer.input", () => {
  it.each<[string, unknown]>([
    ["an object", { title: "Buy milk", dueAt: at, tags: ["a"], note: undefined }],
    ["one date in two places", { dueFrom: at, dueBefore: at }],
    ["nothing", undefined],
    ["null", null],
    ["a date", at],
    ["a list", [1, at, undefined]],
    ["odd names", { "a.b": at, "c\\": { d: at } }],
  ])("reads %s as superjson writes it", (_name, value) => {
    expect(transformer.input.deserialize(overTheWire(superjson.serialize(value)))).toStrictEqual(
      value,
    );
  });

  it.each<[string, unknown]>([
    ["a Map", new Map([["a", 1]])],
    ["a BigInt", { a: 1n }],
    ["a pattern", { a: /(a+)+$/ }],
  ])("refuses %s, though superjson writes it", (_name, value) => {
    expect(() => transformer.input.deserialize(overTheWire(superjson.serialize(value)))).toThrow(
      AppError,
    );
  });

  it.each([undefined, null, "text", 7, true, [], [{ json: 1 }], {}, { title: "x" }, { meta: {} }])(
    "refuses %j, which is no superjson, and says what is (E1)",
    (payload) => {
      expect(() => transformer.input.deserialize(payload)).toThrow(
        'Send the input as {"json": …}, the format of superjson.',
      );
    },
  );

  it.each([undefined, null, "x", [], {}])("takes %j for no annotations", (meta) => {
    expect(transformer.input.deserialize({ json: { a: 1 }, meta })).toEqual({ a: 1 });
  });

  it("makes nothing equal that was not, whatever the annotations claim (E10)", () => {
    const payload = {
      json: { a: {} },
      meta: { referentialEqualities: { a: ["__proto__.x", "constructor.prototype.x"] } },
    };
    expect(transformer.input.deserialize(payload)).toEqual({ a: {} });
    expect(Reflect.get({}, "x")).toBeUndefined();
  });
});

describe("transformer.output", () => {
  it.each<[string, unknown]>([
    ["a row", { id: "1", createdAt: at, dueAt: null, note: undefined }],
    ["what only superjson can write", { total: 1n, byTag: new Map([["a", new Set([at])]]) }],
    ["nothing", undefined],
  ])("writes %s for superjson to read", (_name, value) => {
    const written = overTheWire(transformer.output.serialize(value));
    expect(superjson.deserialize(written)).toEqual(value);
    expect(transformer.output.deserialize(written)).toEqual(value);
  });
});
