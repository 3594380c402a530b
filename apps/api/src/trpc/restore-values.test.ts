import { describe, expect, it } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { restoreValues } from "./restore-values.ts";

const iso = "2026-01-01T00:00:00.000Z";
const at = new Date(iso);

describe("restoreValues", () => {
  it.each<[unknown, unknown, unknown]>([
    ["a", undefined, "a"],
    [{ a: 1 }, {}, { a: 1 }],
    [iso, ["Date"], at],
    [null, ["undefined"], undefined],
    [{ at: iso }, { at: ["Date"] }, { at }],
    [
      { items: [{ at: iso }, { at: iso }] },
      { "items.1.at": ["Date"] },
      { items: [{ at: iso }, { at }] },
    ],
    [[null, 1], { 0: ["undefined"] }, [undefined, 1]],
    [{ a: null }, { a: ["undefined"] }, { a: undefined }],
    [{ "a.b": iso }, { "a\\.b": ["Date"] }, { "a.b": at }],
    [{ "a\\": { b: iso } }, { "a\\\\.b": ["Date"] }, { "a\\": { b: at } }],
    [{ "\\.": iso }, { "\\\\\\.": ["Date"] }, { "\\.": at }],
    [{ at: "not a date" }, { at: ["Date"] }, { at: new Date(Number.NaN) }],
  ])("reads %j with %j as %o", (json, annotations, value) => {
    expect(restoreValues(json, annotations)).toStrictEqual(value);
  });

  it.each<[string, unknown, unknown]>([
    ["a type we don't read", { a: "1" }, { a: ["bigint"] }],
    ["a Map", { a: [] }, { a: ["map"] }],
    ["a Set with more inside", { a: [1] }, { a: ["set", { 0: ["Date"] }] }],
    ["a pattern", { a: "/(a+)+$/" }, { a: ["regexp"] }],
    ["an error", { a: {} }, { a: ["Error"] }],
    ["a class", { a: {} }, { a: [["class", "Point"]] }],
    ["a date that is a number", { a: 0 }, { a: ["Date"] }],
    ["a date that is an object", { a: {} }, { a: ["Date"] }],
    ["an annotation that is none", { a: iso }, { a: "Date" }],
    ["a nested annotation", { a: { b: iso } }, { a: { b: ["Date"] } }],
    ["no annotation", { a: iso }, { a: null }],
    ["two types", { a: iso }, { a: ["Date", "Date"] }],
    ["annotations that are a text", iso, "Date"],
    ["annotations that are null", iso, null],
    ["an empty list of annotations", iso, []],
    ["a path to nothing", { a: 1 }, { b: ["undefined"] }],
    ["a path through nothing", { a: 1 }, { "b.c": ["undefined"] }],
    ["a path through a text", { a: "text" }, { "a.0": ["undefined"] }],
    ["a path through null", { a: null }, { "a.b": ["undefined"] }],
    ["a path into a text", "text", { 0: ["undefined"] }],
    ["the length of a list", { a: [1, 2] }, { "a.length": ["undefined"] }],
    ["the length of the list itself", [1, 2], { length: ["undefined"] }],
    ["a place far beyond the end of a list (E13)", { a: [] }, { "a.4294967294": ["undefined"] }],
    ["a place before a list", { a: [1] }, { "a.-1": ["undefined"] }],
    ["a prototype (E10)", { a: {} }, { "a.__proto__": ["undefined"] }],
    ["something on a prototype (E10)", {}, { "__proto__.x": ["undefined"] }],
    ["a constructor (E10)", { a: {} }, { "a.constructor.prototype.x": ["undefined"] }],
  ])("refuses %s", (_name, json, annotations) => {
    expect(() => restoreValues(json, annotations)).toThrow(AppError);
    expect(() => restoreValues(json, annotations)).toThrow(/annotations may only name/);
    expect(Reflect.get({}, "x")).toBeUndefined();
  });

  it("keeps a name that looks like a way to a prototype as a name (E10)", () => {
    const json: unknown = JSON.parse('{"__proto__":{"x":null},"constructor":null}');
    restoreValues(json, { "__proto__.x": ["undefined"], constructor: ["undefined"] });
    expect(Reflect.get({}, "x")).toBeUndefined();
    expect({}.constructor).toBe(Object);
  });

  it("reads a path of a million signs as quickly as any (E13)", () => {
    for (const path of [
      "a".repeat(1e6),
      "\\\\".repeat(5e5),
      ".".repeat(1e6),
      "a.".repeat(5e5),
      "\\".repeat(1e6 - 1),
    ]) {
      const start = performance.now();
      expect(() => restoreValues({ a: 1 }, { [path]: ["undefined"] })).toThrow(AppError);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
