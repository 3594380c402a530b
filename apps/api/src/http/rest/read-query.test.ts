import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Timestamp } from "@tenon/schemas/scalars";
import { fieldsOf } from "./declared-schema.ts";
import { queryReader } from "./read-query.ts";

const read = queryReader(
  fieldsOf(
    z
      .strictObject({
        done: z.boolean().optional(),
        limit: z.int().min(1).default(20),
        at: Timestamp.nullable().optional(),
        sort: z.enum(["a", "b"]).optional(),
        tags: z
          .array(z.string().trim())
          .transform((tags) => new Set(tags))
          .optional(),
        counts: z.array(z.int()).optional(),
      })
      .prefault({}),
  ),
);

describe("queryReader", () => {
  it.each<[string, unknown]>([
    ["", {}],
    ["done=true", { done: true }],
    ["done=false", { done: false }],
    ["limit=5", { limit: 5 }],
    ["limit=-1.5", { limit: -1.5 }],
    ["at=2030-01-01T01:00:00%2B01:00", { at: new Date("2030-01-01T00:00:00Z") }],
    ["sort=c", { sort: "c" }],
    ["tags=x", { tags: ["x"] }],
    ["tags=x&limit=1&tags=y+z", { tags: ["x", "y z"], limit: 1 }],
    ["counts=1&counts=2", { counts: [1, 2] }],
  ])("reads %s as it is declared", (query, input) => {
    expect(read(query)).toEqual(input);
  });

  it("keeps what is not declared, for the schema to refuse", () => {
    expect(Object.keys(read("colour=red&__proto__=x&constructor=y"))).toEqual([
      "colour",
      "__proto__",
      "constructor",
    ]);
  });

  it.each([
    "done=1",
    "done=",
    "done=TRUE",
    "done=true&done=true",
    "limit=",
    "limit=0x10",
    "limit=1e3",
    "limit=+5",
    "limit= 5",
    "limit=05",
    "limit=Infinity",
    "limit=1&limit=1",
    "at=2030-01-01",
    "at=2030-01-01T00:00:00",
    "at=2030-02-30T00:00:00Z",
    "at=%2B275760-09-13T00:00:00Z",
    "at=null",
    "at=0",
    "counts=1&counts=x",
  ])("refuses %s", (query) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({ reason: expect.objectContaining({ code: "VALIDATION_FAILED" }) }),
    );
  });

  it.each([z.strictObject({ a: z.string() }), z.array(z.array(z.string())), z.unknown()])(
    "stops the start over a field that no address can carry",
    (field) => {
      expect(() => queryReader(new Map([["field", field]]))).toThrow("An address can't carry");
    },
  );

  it("reads thousands of parameters in a moment (E13)", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `p${index}=1`);
    expect(Object.keys(read(names.join("&")))).toHaveLength(20_000);
  });
});
