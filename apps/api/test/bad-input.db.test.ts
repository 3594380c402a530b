import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { type Person, signUp } from "./people.ts";

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
  person = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

const id = "01970000-0000-7000-8000-000000000000";

describe("bad input is refused as such, in few words, and stores nothing", () => {
  it.each<[string, string, string]>([
    ["malformed JSON (E1)", "tasks.create", '{"json":'],
    ["nothing (E1)", "tasks.create", ""],
    ["null (E1)", "tasks.create", "null"],
    ["null as the input (E1)", "tasks.create", '{"json":null}'],
    ["an array for an object (E1)", "tasks.create", '{"json":[]}'],
    ["a number for a text (E1)", "tasks.create", title("5")],
    ["an input without its envelope (E1)", "tasks.create", '{"title":"x"}'],
    ["a blank title (E1)", "tasks.create", title('"   "')],
    ["a title too long", "tasks.create", title(`"${"x".repeat(201)}"`)],
    ["NUL in a text (E5)", "tasks.create", title(String.raw`"a\u0000b"`)],
    ["NUL in a tag (E5)", "tasks.create", String.raw`{"json":{"title":"x","tags":["\u0000"]}}`],
    [
      "NUL in a password (E5)",
      "auth.register",
      String.raw`{"json":{"email":"nul@example.com","password":"12345678\u0000"}}`,
    ],
    ["a lone surrogate (E6)", "tasks.create", title(String.raw`"a\ud800"`)],
    ["an integer beyond 32 bits (E7)", "tasks.update", update('"title":"x","version":2147483648')],
    ["an infinite number (E7)", "tasks.update", update('"title":"x","version":1e400')],
    [
      "a number beyond exact integers (E7)",
      "tasks.update",
      update('"title":"x","version":9007199254740993'),
    ],
    ["a fraction (E7)", "tasks.update", update('"title":"x","version":1.5')],
    ["a negative number (E7)", "tasks.update", update('"title":"x","version":-1')],
    ["a number as text (E7)", "tasks.update", update('"title":"x","version":"1"')],
    ["the year 275760 (E8)", "tasks.create", dated("+275760-09-13T00:00:00.000Z")],
    ["the year -200000 (E8)", "tasks.create", dated("-200000-01-01T00:00:00.000Z")],
    ["the year 0 (E8)", "tasks.create", dated("0000-01-01T00:00:00.000Z")],
    ["a date that is none (E8)", "tasks.create", dated("soon")],
    ["an id that is none (E9)", "tasks.remove", '{"json":{"id":"1"}}'],
    ["an unknown key (E10)", "tasks.create", '{"json":{"title":"x","colour":"red"}}'],
    ["__proto__ (E10)", "tasks.create", '{"json":{"title":"x","__proto__":{"polluted":1}}}'],
    [
      "constructor (E10)",
      "tasks.create",
      '{"json":{"title":"x","constructor":{"prototype":{"polluted":1}}}}',
    ],
    ["an operator for an id (E11)", "tasks.remove", '{"json":{"id":{"not":""}}}'],
    ["an operator for a text (E11)", "tasks.create", title('{"set":"x"}')],
    ["no change at all", "tasks.update", `{"json":{"id":"${id}"}}`],
    [
      "5,000 unknown keys (E13)",
      "tasks.create",
      `{"json":{${Array.from({ length: 5000 }, (_, key) => `"key${key}":1`).join(",")}}}`,
    ],
    [
      "nesting 10,000 deep (E13)",
      "tasks.create",
      title(`${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    ],
    [
      "25,000 items (E13)",
      "tasks.create",
      `{"json":{"title":"x","tags":[${Array.from({ length: 25_000 }, () => "1").join(",")}]}}`,
    ],
    [
      "an annotation that would grow an array",
      "tasks.create",
      '{"json":{"title":"x","tags":[]},"meta":{"values":{"tags.4294967294":["undefined"]}}}',
    ],
    [
      "an annotation of another type",
      "tasks.create",
      '{"json":{"title":"1"},"meta":{"values":{"title":["bigint"]}}}',
    ],
    [
      "an annotation on a prototype (E10)",
      "tasks.create",
      '{"json":{"title":"x"},"meta":{"values":{"__proto__.polluted":["undefined"]}}}',
    ],
    [
      "a line break in an address (M8)",
      "auth.register",
      String.raw`{"json":{"email":"a@example.com\r\nBcc: b@example.com","password":"12345678"}}`,
    ],
  ])("%s", async (_name, path, body) => {
    const response = await app.post(path, body, { accessToken: person.grant.accessToken });
    const text = await response.text();
    expect([response.status, response.headers.get("content-type")]).toEqual([
      400,
      "application/json",
    ]);
    expect(text).toContain("VALIDATION_FAILED");
    expect(text.length).toBeLessThan(2048);
    expect("polluted" in {}).toBe(false);
  });

  it.each([
    ["limit 0", { limit: 0 }],
    ["limit -1", { limit: -1 }],
    ["limit 101", { limit: 101 }],
    ["limit 1e9", { limit: 1e9 }],
    ["a search of 10,001 characters", { search: "x".repeat(10_001) }],
    ["NUL in a search", { search: "\0" }],
    ["an unknown sort", { sort: "passwordHash" }],
    ["an operator for a tag", { tag: { contains: "" } }],
  ])("a list with %s (E12)", async (_name, input) => {
    const query = encodeURIComponent(JSON.stringify({ json: input }));
    const response = await app.request(`/trpc/tasks.list?input=${query}`, {
      headers: { authorization: `Bearer ${person.grant.accessToken}` },
    });
    expect(response.status).toBe(400);
  });

  afterAll(async () => {
    const { prisma } = app.container.database;
    expect([await prisma.task.count(), await prisma.user.count()]).toEqual([0, 1]);
  });
});

it("names the field that is wrong, and why", async () => {
  const response = await app.post("tasks.create", '{"json":{"title":"","tags":["ok",""]}}', {
    accessToken: person.grant.accessToken,
  });
  const issues = [
    { path: ["title"], message: "Must not be blank." },
    { path: ["tags", 1], message: "Must not be blank." },
  ];
  expect(await response.json()).toMatchObject({
    error: { json: { data: { reason: { issues } } } },
  });
});

function title(value: string): string {
  return `{"json":{"title":${value}}}`;
}

function update(fields: string): string {
  return `{"json":{"id":"${id}",${fields}}}`;
}

function dated(value: string): string {
  return `{"json":{"title":"x","dueAt":"${value}"},"meta":{"values":{"dueAt":["Date"]},"v":1}}`;
}
