import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Timestamp } from "@tenon/schemas/scalars";
import { jsonReader } from "./read-json.ts";

const at = "2030-01-01T00:00:00Z";
const read = jsonReader(
  z.strictObject({
    at: Timestamp.nullable().default(null),
    name: z.string(),
    lines: z.array(z.strictObject({ due: Timestamp, note: z.string().optional() })).optional(),
  }),
);

describe("jsonReader", () => {
  it.each<[unknown, unknown]>([
    [{ name: at }, { name: at }],
    [{ at }, { at: new Date(at) }],
    [{ at: null }, { at: null }],
    [
      { lines: [{ due: at, note: at }, { due: at }] },
      { lines: [{ due: new Date(at), note: at }, { due: new Date(at) }] },
    ],
    [
      { at: 5, lines: "none" },
      { at: 5, lines: "none" },
    ],
    [[at], [at]],
    [at, at],
    [null, null],
  ])("makes times of texts where they are declared, and leaves the rest: %j", (json, value) => {
    expect(read?.(json, [])).toEqual(value);
  });

  it("names the place of a text that is no time", () => {
    expect(() => read?.({ lines: [{ due: at }, { due: "soon" }] }, [])).toThrow(
      expect.objectContaining({
        reason: {
          code: "VALIDATION_FAILED",
          issues: [{ path: ["lines", 1, "due"], message: expect.stringContaining("zone") }],
        },
      }),
    );
  });

  it("has nothing to do where there are no times", () => {
    expect(jsonReader(z.strictObject({ a: z.array(z.string()), b: z.enum(["x"]) }))).toBeNull();
  });

  it("stops the start over what it would read wrongly", () => {
    expect(() => jsonReader(z.union([Timestamp, z.string()]))).toThrow("REST does not know");
  });
});
