import { describe, expect, it } from "vitest";
import type { JsonSchema } from "@tenon/api/contract/json-schema";
import { type JsonSchemas, refTo } from "@tenon/api/contract/json-schemas";
import { compareSchemas } from "./compare-schemas.ts";
import type { Difference, Direction } from "./difference.ts";

describe("a schema that gets a name", () => {
  const sku: JsonSchema = { type: "string", maxLength: 20 };
  const before = thing({ sku, stock: { type: "integer" } });

  it("is compared at each place that refers to it", () => {
    const after = { ...thing({ sku: refTo("Sku"), stock: refTo("Sku") }), Sku: sku };
    const differences = [
      { sentence: "Note.stock may be string now.", breaking: true },
      { sentence: "Note.stock no longer may be integer.", breaking: false },
    ];
    expect(answered(before, after)).toEqual(differences);
    expect(answered(after, before)).toEqual([
      { sentence: "Note.stock may be integer now.", breaking: true },
      { sentence: "Note.stock no longer may be string.", breaking: false },
    ]);
  });

  it("is compared with what is said beside its name at each place, when it gets another", () => {
    const one = { ...refTo("Sku"), default: "A" };
    const other = { ...refTo("Code"), default: "A" };
    expect(
      answered(
        { ...thing({ first: one, second: one }), Sku: sku },
        { ...thing({ first: other, second: { ...other, default: "B" } }), Code: sku },
      ),
    ).toEqual([{ sentence: 'Note.second: default was "A" and is "B".', breaking: true }]);
  });
});

describe("a choice of objects", () => {
  const created = event("created", { title: { type: "string" } });
  const renamed = event("renamed", { from: { type: "string" } });
  const removed = event("removed", {});

  it("shows a change of each", () => {
    const longer = event("created", { title: { type: "string" }, by: { type: "string" } });
    expect(chosen([created, renamed], [longer, renamed])).toEqual([
      ['Note.event (type "created").by is answered now.', "adds"],
    ]);
    expect(chosen([created, renamed], [created, event("renamed", {})])).toEqual([
      ['Note.event (type "renamed").from is no longer answered.', "breaks"],
    ]);
  });

  it("is the same in another order", () => {
    expect(chosen([created, renamed, removed], [removed, created, renamed])).toEqual([]);
  });

  it.each<[Direction, { isNew: string; isGone: string; more: string; fewer: string }]>([
    ["answered", { isNew: "may be", isGone: "no longer may be", more: "breaks", fewer: "adds" }],
    ["taken", { isNew: "takes", isGone: "no longer takes", more: "adds", fewer: "breaks" }],
  ])("names one that is new or gone in what is %s", (direction, { isNew, isGone, more, fewer }) => {
    expect(chosen([created, removed], [created, renamed, removed], direction)).toEqual([
      [`Note.event ${isNew} object with type "renamed" now.`, more],
    ]);
    expect(chosen([created, renamed], [created], direction)).toEqual([
      [`Note.event ${isGone} object with type "renamed".`, fewer],
    ]);
  });

  it("tells them apart by what differs, behind a name as well", () => {
    const version: JsonSchema = { type: "integer", const: 1 };
    const first = event("created", { version, title: { type: "string" } });
    const second = event("renamed", { version, title: { type: "string" } });
    const shorter = event("created", { version });
    expect(
      answered(
        { ...thing({ event: { oneOf: [refTo("Created"), second] } }), Created: first },
        { ...thing({ event: { oneOf: [second, refTo("Created")] } }), Created: shorter },
      ),
    ).toEqual([{ sentence: "Created.title is no longer answered.", breaking: true }]);
  });

  it("shows a change where nothing tells them apart", () => {
    const a: JsonSchema = { type: "object", properties: { a: { type: "string" } } };
    const b: JsonSchema = { type: "object", properties: { b: { type: "string" } } };
    const c: JsonSchema = { type: "object", properties: { c: { type: "string" } } };
    expect(chosen([a, b], [b, a])).toEqual([]);
    expect(chosen([a, b], [b, c])).toEqual([
      ["Note.event.a is no longer answered.", "breaks"],
      ["Note.event.c is answered now.", "adds"],
    ]);
    expect(chosen([a, b], [c, a, b])).toEqual([
      ["Note.event may be another kind of object now.", "breaks"],
    ]);
    expect(chosen([a, b], [b])).toEqual([
      ["Note.event no longer may be a kind of object.", "adds"],
    ]);
  });

  it("shows that one can no longer be told apart", () => {
    const anything: JsonSchema = { type: "object", properties: { type: { type: "string" } } };
    expect(chosen([removed, renamed], [anything, renamed])).toEqual([
      ["Note.event.type is now anything of its type.", "breaks"],
    ]);
  });

  it("shows a change of the only one in a choice within a choice", () => {
    const orNull = (only: JsonSchema) => [{ oneOf: [only] }, { type: "null" }];
    expect(chosen(orNull(renamed), orNull(event("renamed", {})))).toEqual([
      ["Note.event.from is no longer answered.", "breaks"],
    ]);
  });

  function event(type: string, fields: Record<string, JsonSchema>): JsonSchema {
    return { type: "object", properties: { type: { type: "string", const: type }, ...fields } };
  }

  function chosen(before: JsonSchema[], after: JsonSchema[], direction: Direction = "answered") {
    const [old, now] = [thing({ event: { oneOf: before } }), thing({ event: { oneOf: after } })];
    return compared(old, now, direction).map(({ sentence, breaking }) => [
      sentence,
      breaking ? "breaks" : "adds",
    ]);
  }
});

describe("a schema that holds itself", () => {
  it("comes to an end", () => {
    const tree = (more: Record<string, JsonSchema>) => thing({ child: refTo("Note"), ...more });
    expect(answered(tree({}), tree({ title: { type: "string" } }))).toEqual([
      { sentence: "Note.title is answered now.", breaking: false },
    ]);
  });

  it("comes to an end where names never meet", () => {
    const holding = (child: JsonSchema): JsonSchema => ({ type: "object", properties: { child } });
    const grandchild = (name: string) => holding(holding(refTo(name)));
    expect(
      answered(
        { Note: grandchild("Note") },
        { Note: holding(refTo("Other")), Other: grandchild("Other") },
      ),
    ).toEqual([]);
  });
});

function thing(properties: Record<string, JsonSchema>): JsonSchemas {
  return { Note: { type: "object", properties } };
}

function answered(before: JsonSchemas, after: JsonSchemas): Difference[] {
  return compared(before, after, "answered").toSorted(
    (a, b) => Number(b.breaking) - Number(a.breaking),
  );
}

function compared(before: JsonSchemas, after: JsonSchemas, direction: Direction): Difference[] {
  const note = refTo("Note");
  return compareSchemas({ before: note, after: note, place: "Note" }, { before, after }, direction);
}
