import { expect, it } from "vitest";
import { readDocstrings, withDocstrings } from "./docstrings.ts";

const source = `
/** Words that
 * go on. */
export const Note = z.object({
  id: Id,
  /** What it says. */
  text: z.string(),
});
export type Note = z.infer<typeof Note>;

const filterFields = {
  /** From here on. */
  from: Timestamp,
};

export const ListNotesInput = z.strictObject({ ...filterFields, limit: z.int() });

/** With more. */
export const LongNote = Note.extend({
  /** All of it. */
  body: z.string(),
});
`;

it("reads what stands above a constant and above its fields", () => {
  expect(readDocstrings([source]).get("Note")).toEqual({
    text: "Words that go on.",
    fields: { text: "What it says." },
  });
});

it("gives a constant the fields of what it spreads or extends", () => {
  const docs = readDocstrings([source]);
  expect(docs.get("ListNotesInput")).toEqual({
    text: undefined,
    fields: { from: "From here on." },
  });
  expect(docs.get("LongNote")?.fields).toEqual({ text: "What it says.", body: "All of it." });
});

it("finds the vocabulary's own", () => {
  const { Task } = withDocstrings({ Task: { type: "object", properties: { id: {} } } });
  expect(Task?.description).toContain("Something one person wants to get done");
});
