import { randomUUID } from "node:crypto";
import { readdir, readlink } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { maxCsvBytes } from "@tenon/schemas/csv";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { type Person, signUp } from "#test/people.ts";

type Options = { query?: string; headers?: Record<string, string>; token?: string | null };
type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  owner = await signUp(app);
});

describe("POST /api/v1/tasks/import", () => {
  it("imports the body and answers the report", async () => {
    const response = await post("title\nOne\nTwo\n");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ rows: 2, imported: 2, skipped: 0, problems: [] });
    expect(await titles()).toEqual(["Two", "One"]);
  });

  it("takes a body of many megabytes, in pieces that end anywhere", async () => {
    const row = `Straße 🪵,${"x".repeat(2000)}\n`;
    const file = Buffer.from(`title,description\n${row.repeat(2000)}`);
    const response = await post(inPieces(file, 10_007));
    expect(await response.json()).toMatchObject({ rows: 2000, imported: 2000 });
    expect(new Set(await titles())).toEqual(new Set(["Straße 🪵"]));
  });

  it("refuses bad rows, or leaves them out, as the address says", async () => {
    const refused = await post("title\nOne\nx,y\n", { query: "?onBadRow=refuse" });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      detail: "Some rows can't be taken, so none was imported.",
      code: "ROWS_REFUSED",
      report: { rows: 2, imported: 0, skipped: 1 },
    });
    expect(await titles()).toEqual([]);
    const skipped = await post("title\nOne\nx,y\n", { query: "?onBadRow=skip" });
    expect(await skipped.json()).toMatchObject({ rows: 2, imported: 1, skipped: 1 });
  });

  it("says in lines how far it is, for who accepts them", async () => {
    const file = `title\n${"x\n".repeat(2500)}`;
    const response = await post(file, { headers: lines });
    expect(response.headers.get("content-type")).toBe("application/x-ndjson");
    expect(await linesOf(response)).toEqual([
      { progress: { done: 0, of: 2500 } },
      { progress: { done: 1000, of: 2500 } },
      { progress: { done: 2000, of: 2500 } },
      { progress: { done: 2500, of: 2500 } },
      { report: { rows: 2500, imported: 2500, skipped: 0, problems: [] } },
    ]);
  });

  it("says in the last line why it failed; with the status, as long as nothing was said", async () => {
    const refused = await post("title\nx,y\n", { headers: lines });
    expect(refused.status).toBe(422);
    expect(await linesOf(refused)).toEqual([
      { error: expect.objectContaining({ status: 422, code: "ROWS_REFUSED" }) },
    ]);

    await using other = await createTestApp();
    const person = await signUp(other);
    await other.container.database.pool.query(
      "ALTER TABLE tasks ADD CONSTRAINT no_oak CHECK (title <> 'Oak')",
    );
    const late = await other.request("/api/v1/tasks/import", {
      method: "POST",
      body: `title\n${"Ash\n".repeat(1500)}Oak`,
      headers: { ...csv, ...lines, authorization: `Bearer ${person.grant.accessToken}` },
    });
    expect(late.status).toBe(200);
    expect(await linesOf(late)).toEqual([
      { progress: { done: 0, of: 1501 } },
      { progress: { done: 1000, of: 1501 } },
      { error: expect.objectContaining({ detail: expect.stringContaining("conflicts") }) },
    ]);
    expect((await person.client.tasks.list.query()).items).toEqual([]);
  });

  it("goes on to its end when nobody listens to the lines any more", async () => {
    const response = await post(`title\n${"x\n".repeat(3000)}`, { headers: lines });
    await response.body?.cancel();
    await expect.poll(async () => (await owner.client.tasks.stats.query()).open).toBe(3000);
  });

  it.each<[number, string, Body, Options]>([
    [400, "an unknown parameter", "title\nx", { query: "?mode=skip" }],
    [400, "a parameter twice", "title\nx", { query: "?onBadRow=skip&onBadRow=refuse" }],
    [400, "a table in the address", "title\nx", { query: "?csv=title" }],
    [400, "no body", "", {}],
    [400, "what is not UTF-8", new Uint8Array([...Buffer.from("title\nStra"), 0xdf, 0x65]), {}],
    [401, "nobody", "title\nx", { token: null }],
    [401, "a key in the address", "title\nx", { query: "?api_key=x" }],
    [403, "another site", "title\nx", { headers: { origin: "https://evil.example" } }],
    [413, "a byte more than 10 MB", tableOf(maxCsvBytes + 1), {}],
    [413, "such a length, whatever follows", "", { headers: { "content-length": "10000001" } }],
    [415, "another type", "title\nx", { headers: { "content-type": "text/plain" } }],
    [
      415,
      "another charset",
      "title\nx",
      { headers: { "content-type": "text/csv; charset=latin1" } },
    ],
  ])("answers %i to %s, in JSON, and imports nothing", async (status, ...[, body, options]) => {
    const response = await post(body, options);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json",
    ]);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.json()).toMatchObject({ status });
    expect(await titles()).toEqual([]);
    expect(await spooled()).toEqual([]);
  });

  it("takes 10 MB to the byte", async () => {
    const response = await post(tableOf(maxCsvBytes), { query: "?onBadRow=skip" });
    expect(await response.json()).toMatchObject({ rows: 1, skipped: 1 });
  });

  it("stops to read a body without a length that is too large", async () => {
    const endless = countedStream();
    const response = await post(endless.stream);
    expect(response.status).toBe(413);
    expect(response.headers.get("connection")).toBe("close");
    expect(endless.read()).toBeLessThan(2 * maxCsvBytes);
    expect(endless.isCancelled()).toBe(true);
  });

  it("reads nothing of a body before it knows that the caller may", async () => {
    const { key } = await owner.client.apiKeys.create.mutate({
      name: "reads",
      scopes: ["tasks:read"],
    });
    for (const [token, status] of [
      [null, 401],
      ["nonsense", 401],
      [key, 403],
    ] as const) {
      const body = countedStream();
      expect((await post(body.stream, { token })).status).toBe(status);
      expect(body.read()).toBe(0);
    }
  });

  it("holds no connection and no transaction for a slow client, and leaves nothing when it goes", async () => {
    const { pool } = app.container.database;
    const slow = slowStream();
    const answer = post(slow.stream, { headers: { "idempotency-key": randomUUID() } });
    await slow.send("title\nOne\n");
    await expect.poll(spooled).toHaveLength(1);
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
    );
    expect(rows).toEqual([]);
    slow.breakOff();
    expect((await answer).status).toBe(400);
    expect(await spooled()).toEqual([]);
    expect(await titles()).toEqual([]);
  });

  it("is done once for an Idempotency-Key and the same file", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await post("title\nOne\n", { headers });
    const again = await post("title\nOne\n", { headers });
    expect([first, again].map((each) => each.headers.get("idempotency-replayed"))).toEqual([
      null,
      "true",
    ]);
    expect(await again.json()).toEqual(await first.json());
    const told = await post("title\nOne\n", { headers: { ...headers, ...lines } });
    expect(told.headers.get("idempotency-replayed")).toBe("true");
    expect(await linesOf(told)).toMatchObject([{ report: { imported: 1 } }]);

    const other = await post("title\nTwo\n", { headers });
    expect(other.status).toBe(422);
    expect(await other.text()).toContain("IDEMPOTENCY_KEY_REUSED");
    const otherWay = await post("title\nOne\n", { headers, query: "?onBadRow=skip" });
    expect(otherWay.status).toBe(422);
    expect(await titles()).toEqual(["One"]);
  });

  it("is logged as the call it is", async () => {
    await post("title\nOne\n");
    const logged = app.logs.findLast((line) => line.includes('"tasks.importCsv"'));
    expect(JSON.parse(logged ?? "")).toMatchObject({ event: "call", userId: owner.grant.user.id });
  });
});

describe("GET /api/v1/tasks/export", () => {
  it("answers a file of all pages", async () => {
    await post(`title\n${"x\n".repeat(2500)}`);
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="tasks-\d{4}-\d\d-\d\d\.csv"$/,
      ),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const rows = (await response.text()).split("\r\n");
    expect(rows).toHaveLength(2502);
    expect(rows[0]).toBe("title,description,completed,priority,dueAt,tags");
  });

  it("narrows by every filter, and to the caller's own", async () => {
    const stranger = await signUp(app);
    await stranger.client.tasks.create.mutate({ title: "theirs" });
    const table = [
      "title,completed,priority,dueAt,tags",
      "wanted,yes,high,2027-03-01T12:00:00Z,shop",
      "open,no,high,2027-03-01T12:00:00Z,shop",
      "wanted but low,yes,low,2027-03-01T12:00:00Z,shop",
      "wanted but late,yes,high,2027-04-01T12:00:00Z,shop",
      "wanted but untagged,yes,high,2027-03-01T12:00:00Z,",
    ];
    await post(table.join("\n"));
    const filter =
      "?completed=true&priority=high&tag=shop&search=wanted&dueFrom=2027-03-01T00:00:00Z&dueBefore=2027-03-02T00:00:00Z";
    expect(await rowsOf(await get({ query: filter }))).toEqual(["wanted"]);
    expect(await rowsOf(await get({ query: "?completed=false" }))).toEqual(["open"]);
    expect(await rowsOf(await get())).toHaveLength(5);
  });

  it.each<[number, string, Options]>([
    [400, "a state that is none", { query: "?completed=yes" }],
    [400, "a date that is none", { query: "?dueFrom=soon" }],
    [400, "an unknown parameter", { query: "?limit=5" }],
    [401, "nobody", { token: null }],
    [401, "a key in the address", { query: "?api_key=x" }],
  ])("answers %i to %s, in JSON", async (status, _name, options) => {
    const response = await get(options);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({ status });
  });

  it("reads no page before the one before it was taken, holds no connection meanwhile, and ends with its reader", async () => {
    await post(`title\n${"x\n".repeat(3500)}`);
    const pages = () => app.logs.filter((line) => line.includes('"tasks.exportCsv"')).length;
    const before = pages();
    const reader = (await get()).body?.getReader();
    await reader?.read();
    const { pool } = app.container.database;
    expect(pages() - before).toBe(1);
    expect(pool.totalCount - pool.idleCount).toBe(0);
    await reader?.read();
    expect(pages() - before).toBe(2);
    await reader?.cancel();
    await get({ method: "HEAD" });
    expect(pages() - before).toBe(3);
  });
});

describe("another method or address", () => {
  it.each([
    ["GET", "import", 405, "OPTIONS, POST"],
    ["DELETE", "import", 405, "OPTIONS, POST"],
    ["POST", "export", 405, "GET, HEAD, OPTIONS"],
    ["GET", "nothing/elsewhere", 404, null],
  ])("%s of %s is answered %i, in JSON", async (method, name, ...[status, allow]) => {
    const response = await app.request(`/api/v1/tasks/${name}`, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([status, allow]);
    expect(await response.json()).toMatchObject({ status });
  });
});

const csv = { "content-type": "text/csv" };
const lines = { accept: "application/x-ndjson" };

function post(
  body: Body,
  { query = "", headers = {}, token = owner.grant.accessToken }: Options = {},
): Promise<Response> {
  return app.request(`/api/v1/tasks/import${query}`, {
    method: "POST",
    body,
    headers: { ...csv, ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    ...(body instanceof ReadableStream && { duplex: "half" as const }),
  });
}

function get({
  query = "",
  token = owner.grant.accessToken,
  method = "GET",
}: Options & { method?: string } = {}): Promise<Response> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  return app.request(`/api/v1/tasks/export${query}`, { method, headers });
}

async function titles(): Promise<string[]> {
  return (await owner.client.tasks.list.query({ limit: 100 })).items.map(({ title }) => title);
}

async function rowsOf(response: Response): Promise<string[]> {
  const rows = (await response.text()).trimEnd().split("\r\n").slice(1);
  return rows.map((row) => row.split(",", 1)[0] ?? "");
}

async function linesOf(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

/** A header and one cell, in so many bytes. */
function tableOf(bytes: number): string {
  const header = "title\n";
  return header + "x".repeat(bytes - header.length);
}

function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(from, from + size));
      from += size;
    },
  });
}

/** Never ends by itself, and knows how much of it was read. */
function countedStream() {
  const chunk = Buffer.alloc(64 * 1024, "x\n");
  let bytes = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        bytes += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, read: () => bytes, isCancelled: () => cancelled };
}

function slowStream() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    stream: readable,
    send: (text: string) => writer.write(Buffer.from(text)),
    breakOff: () => void writer.abort(new Error("gone")).catch(() => {}),
  };
}

/** The files that this process holds for bodies; none can be seen where there is no /proc. */
async function spooled(): Promise<string[]> {
  const open = await readdir("/proc/self/fd").catch(() => []);
  const paths = await Promise.all(
    open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
  );
  return paths.filter((path) => /\/tenon-[\da-f-]{36}/.test(path));
}
