import { describe, expect, it } from "vitest";
import type { Contract, ProcedureContract } from "@tenon/api/contract/contract";
import type { JsonSchema } from "@tenon/api/contract/json-schema";
import { refTo } from "@tenon/api/contract/json-schemas";
import { compareContracts } from "./compare-contracts.ts";

const create: ProcedureContract = {
  kind: "mutation",
  access: "user",
  idempotencyKey: "optional",
  input: "CreateNoteInput",
  output: "Note",
  refusals: ["CONFLICT", "FORBIDDEN"],
  rest: { method: "POST", path: "/notes", status: 201 },
};
const list: ProcedureContract = {
  kind: "query",
  access: "user",
  idempotencyKey: "none",
  output: "NotePage",
  refusals: ["FORBIDDEN"],
};
const noteFields = {
  id: { type: "string", format: "uuid" },
  title: { type: "string", maxLength: 200 },
  colour: { $ref: "#/components/schemas/Colour" },
  dueAt: { anyOf: [{ $ref: "#/components/schemas/Timestamp" }, { type: "null" }] },
} satisfies Record<string, JsonSchema>;
const inputFields = {
  title: { type: "string", maxLength: 200 },
  size: { type: "integer", minimum: 1, maximum: 10, default: 5 },
  colour: { $ref: "#/components/schemas/Colour", default: "red" },
  tags: { type: "array", items: { type: "string" }, maxItems: 20 },
} satisfies Record<string, JsonSchema>;

const written: Contract = {
  version: 1,
  procedures: { "notes.create": create, "notes.list": list },
  errors: { CONFLICT: { status: 409, data: "ConflictData" }, FORBIDDEN: { status: 403 } },
  schemas: {
    Colour: { type: "string", enum: ["red", "green"] },
    ConflictData: { type: "object", properties: { current: {} }, required: ["current"] },
    CreateNoteInput: {
      type: "object",
      properties: inputFields,
      required: ["title"],
      additionalProperties: false,
    },
    Note: {
      type: "object",
      properties: noteFields,
      required: ["id", "title", "colour", "dueAt"],
    },
    NotePage: {
      type: "object",
      properties: { items: { type: "array", items: refTo("Note") } },
      required: ["items"],
    },
    Timestamp: { type: "string", format: "date-time" },
  },
};

type Change = Partial<Contract>;

/** What is said of a contract that was changed so, without the mark of what breaks. */
function found(change: Change): [string, "breaks" | "adds"][] {
  return compareContracts({ before: written, after: { ...written, ...change } }).map(
    ({ sentence, breaking }) => [sentence, breaking ? "breaks" : "adds"],
  );
}

function procedure(
  path: "notes.create" | "notes.list",
  change: Partial<ProcedureContract>,
): Change {
  const { procedures } = written;
  return {
    procedures: {
      ...procedures,
      [path]: { ...(path === "notes.list" ? list : create), ...change },
    },
  };
}

function schema(name: string, change: JsonSchema): Change {
  return { schemas: { ...written.schemas, [name]: { ...written.schemas[name], ...change } } };
}

function input(fields: Record<string, JsonSchema>, required = ["title"]): Change {
  return schema("CreateNoteInput", { properties: { ...inputFields, ...fields }, required });
}

function note(
  fields: Record<string, JsonSchema>,
  required = ["id", "title", "colour", "dueAt"],
): Change {
  return schema("Note", { properties: { ...noteFields, ...fields }, required });
}

function without<Value>(record: Record<string, Value>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

it("finds nothing where nothing changed", () => {
  expect(found({})).toEqual([]);
});

describe("a procedure", () => {
  it.each<[string, Change, string, "breaks" | "adds"]>([
    ["is gone", { procedures: { "notes.list": list } }, "notes.create is gone.", "breaks"],
    [
      "has another name",
      { procedures: { "notes.add": create, "notes.list": list } },
      "notes.create is gone; it looks as if notes.add were its new name.",
      "breaks",
    ],
    [
      "is new",
      { procedures: { ...written.procedures, "notes.peek": list } },
      "notes.peek is new.",
      "adds",
    ],
    [
      "is of another kind",
      procedure("notes.list", { kind: "mutation" }),
      "notes.list is a mutation now, not a query.",
      "breaks",
    ],
    [
      "is closed to some",
      procedure("notes.list", { access: "admin" }),
      "notes.list is open to administrators now, not to every user.",
      "breaks",
    ],
    [
      "is closed to keys",
      procedure("notes.list", { access: "admin-session" }),
      "notes.list is open to administrators who are signed in now, not to every user.",
      "breaks",
    ],
    [
      "is opened to all",
      procedure("notes.list", { access: "public" }),
      "notes.list is open to anyone now, not to every user.",
      "adds",
    ],
    [
      "needs a key",
      procedure("notes.create", { idempotencyKey: "required" }),
      "notes.create: an Idempotency-Key was taken and is needed.",
      "breaks",
    ],
    [
      "takes a key",
      procedure("notes.list", { idempotencyKey: "optional" }),
      "notes.list: an Idempotency-Key was not taken and is taken.",
      "adds",
    ],
    [
      "takes something",
      procedure("notes.list", { input: "CreateNoteInput" }),
      "notes.list takes CreateNoteInput now, and took nothing.",
      "breaks",
    ],
    [
      "refuses with another code",
      procedure("notes.list", { refusals: ["CONFLICT", "FORBIDDEN"] }),
      "notes.list may refuse with CONFLICT now.",
      "breaks",
    ],
    [
      "refuses with a code less",
      procedure("notes.create", { refusals: ["FORBIDDEN"] }),
      "notes.create no longer refuses with CONFLICT.",
      "adds",
    ],
    [
      "moves over REST",
      procedure("notes.create", { rest: { method: "POST", path: "/note", status: 201 } }),
      "notes.create was at POST /notes (201) over REST and is at POST /note (201).",
      "breaks",
    ],
    [
      "leaves REST",
      procedure("notes.create", { rest: undefined }),
      "notes.create was at POST /notes (201) over REST and is nowhere.",
      "breaks",
    ],
    [
      "comes to REST",
      procedure("notes.list", { rest: { method: "GET", path: "/notes", status: 200 } }),
      "notes.list is at GET /notes (200) over REST now.",
      "adds",
    ],
  ])("that %s", (_, change, ...difference) => {
    expect(found(change)).toContainEqual(difference);
  });
});

describe("what is taken", () => {
  it.each<[string, Change, string, "breaks" | "adds"]>([
    [
      "asks for a new field",
      input({ owner: { type: "string" } }, ["title", "owner"]),
      "CreateNoteInput.owner is taken now and must be there.",
      "breaks",
    ],
    [
      "may have a new field",
      input({ owner: { type: "string" } }),
      "CreateNoteInput.owner is taken now.",
      "adds",
    ],
    [
      "lacks a field",
      schema("CreateNoteInput", { properties: without(inputFields, "tags") }),
      "CreateNoteInput.tags is no longer taken.",
      "breaks",
    ],
    [
      "needs a field",
      input({}, ["title", "size"]),
      "CreateNoteInput.size must be there now.",
      "breaks",
    ],
    ["needs no field", input({}, []), "CreateNoteInput.title may be missing now.", "adds"],
    [
      "is shorter",
      input({ title: { type: "string", maxLength: 100 } }),
      "CreateNoteInput.title: maxLength was 200 and is 100.",
      "breaks",
    ],
    [
      "is longer",
      input({ title: { type: "string", maxLength: 300 } }),
      "CreateNoteInput.title: maxLength was 200 and is 300.",
      "adds",
    ],
    [
      "begins higher",
      input({ size: { ...inputFields.size, minimum: 2 } }),
      "CreateNoteInput.size: minimum was 1 and is 2.",
      "breaks",
    ],
    [
      "has no end",
      input({ size: { type: "integer", minimum: 1, default: 5 } }),
      "CreateNoteInput.size: maximum was 10 and is none.",
      "adds",
    ],
    [
      "has another default",
      input({ size: { ...inputFields.size, default: 6 } }),
      "CreateNoteInput.size: default was 5 and is 6.",
      "breaks",
    ],
    [
      "has another default beside a name",
      input({ colour: { ...inputFields.colour, default: "green" } }),
      'CreateNoteInput.colour: default was "red" and is "green".',
      "breaks",
    ],
    [
      "has a pattern",
      input({ title: { type: "string", maxLength: 200, pattern: "^x" } }),
      'CreateNoteInput.title: pattern was none and is "^x".',
      "breaks",
    ],
    [
      "is of another type",
      input({ title: { type: "integer" } }),
      "CreateNoteInput.title no longer takes string.",
      "breaks",
    ],
    [
      "may be null",
      input({ title: { type: ["string", "null"], maxLength: 200 } }),
      "CreateNoteInput.title takes null now.",
      "adds",
    ],
    [
      "is chosen from fewer",
      schema("Colour", { enum: ["red"] }),
      'Colour no longer takes "green".',
      "breaks",
    ],
    [
      "has other items",
      input({ tags: { type: "array", items: { type: "integer" }, maxItems: 20 } }),
      "CreateNoteInput.tags[] no longer takes string.",
      "breaks",
    ],
    [
      "takes any field",
      schema("CreateNoteInput", { additionalProperties: undefined }),
      "CreateNoteInput may have other fields now.",
      "adds",
    ],
  ])("that %s", (_, change, ...difference) => {
    expect(found(change)).toContainEqual(difference);
  });
});

describe("what is answered", () => {
  it.each<[string, Change, string, "breaks" | "adds"]>([
    [
      "shows one more field",
      note({ secret: { type: "string" } }),
      "Note.secret is answered now.",
      "adds",
    ],
    [
      "lacks a field",
      schema("Note", { properties: without(noteFields, "title") }),
      "Note.title is no longer answered.",
      "breaks",
    ],
    [
      "may lack a field",
      note({}, ["id", "title", "colour"]),
      "Note.dueAt may be missing now.",
      "breaks",
    ],
    [
      "may be null",
      note({ title: { type: ["string", "null"], maxLength: 200 } }),
      "Note.title may be null now.",
      "breaks",
    ],
    [
      "is never null",
      note({ dueAt: { $ref: "#/components/schemas/Timestamp" } }),
      "Note.dueAt no longer may be null.",
      "adds",
    ],
    [
      "is of another type",
      note({ title: { type: "integer" } }),
      "Note.title may be integer now.",
      "breaks",
    ],
    [
      "is longer",
      note({ title: { type: "string", maxLength: 300 } }),
      "Note.title: maxLength was 200 and is 300.",
      "breaks",
    ],
    [
      "is shorter",
      note({ title: { type: "string", maxLength: 100 } }),
      "Note.title: maxLength was 200 and is 100.",
      "adds",
    ],
    [
      "has one more choice",
      schema("Colour", { enum: ["red", "green", "blue"] }),
      'Colour may be "blue" now.',
      "breaks",
    ],
    [
      "has another format",
      schema("Timestamp", { format: "date" }),
      'Timestamp: format was "date-time" and is "date".',
      "breaks",
    ],
  ])("that %s", (_, change, ...difference) => {
    expect(found(change)).toContainEqual(difference);
  });
});

describe("an error", () => {
  it.each<[string, Change, string, "breaks" | "adds"]>([
    [
      "has another status",
      { errors: { ...written.errors, FORBIDDEN: { status: 404 } } },
      "FORBIDDEN has the status 404 now, not 403.",
      "breaks",
    ],
    [
      "is gone",
      { errors: without(written.errors, "FORBIDDEN") },
      "FORBIDDEN is no code any more.",
      "breaks",
    ],
    [
      "is new",
      { errors: { ...written.errors, GONE: { status: 410 } } },
      "GONE is a new code.",
      "adds",
    ],
    [
      "says less",
      { errors: { ...written.errors, CONFLICT: { status: 409 } } },
      "CONFLICT says nothing beside itself now.",
      "breaks",
    ],
    [
      "says something else",
      schema("ConflictData", { properties: {}, required: [] }),
      "ConflictData.current is no longer answered.",
      "breaks",
    ],
  ])("that %s", (_, change, ...difference) => {
    expect(found(change)).toContainEqual(difference);
  });
});

it("says once what many procedures share, and names them", () => {
  const differences = compareContracts({
    before: written,
    after: { ...written, ...note({ secret: { type: "string" } }) },
  });
  expect(differences).toEqual([
    {
      sentence: "Note.secret is answered now.",
      breaking: false,
      at: ["notes.create", "notes.list"],
    },
  ]);
});

it("tells first what breaks callers", () => {
  const effects = found({
    ...schema("Colour", { enum: ["red", "blue"] }),
    procedures: { ...written.procedures, "notes.peek": list },
  }).map(([, effect]) => effect);
  expect(effects).toEqual(effects.toSorted().toReversed());
  expect(new Set(effects)).toEqual(new Set(["breaks", "adds"]));
});
