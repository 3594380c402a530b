import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countQueries } from "./count-queries.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { type Person, signUp } from "./people.ts";

let app: TestApp;
let person: Person;
let bearer: { authorization: string };
beforeAll(async () => {
  app = await createTestApp();
  person = await signUp(app);
  bearer = { authorization: `Bearer ${person.grant.accessToken}` };
});
afterAll(() => app[Symbol.asyncDispose]());

describe("every answer", () => {
  it.each<[number, string, () => Promise<Response>]>([
    [200, "an answer", () => app.request("/trpc/users.me", { headers: bearer })],
    [
      400,
      "bad input",
      () => app.postJson("tasks.create", {}, { accessToken: person.grant.accessToken }),
    ],
    [
      400,
      "a batch too large",
      () => app.request(`/trpc/${"users.me,".repeat(20)}users.me?batch=1`, { headers: bearer }),
    ],
    [401, "no credential", () => app.request("/trpc/users.me")],
    [
      403,
      "a foreign page",
      () => app.postJson("tasks.create", { title: "x" }, { headers: { origin: "null" } }),
    ],
    [404, "no procedure", () => app.request("/trpc/tasks.nothing")],
    [404, "no page", () => app.request("/nothing")],
    [405, "a mutation by GET", () => app.request("/trpc/tasks.create")],
    [405, "a method that is none of ours", () => app.request("/trpc/users.me", { method: "PUT" })],
    [413, "a body too large", () => app.post("tasks.create", "x".repeat(1024 * 1024 + 1))],
    [
      415,
      "a body of another type",
      () => app.post("tasks.create", "x", { headers: { "content-type": "text/plain" } }),
    ],
  ])(
    "of status %i (%s) carries the headers and is JSON (F1, F2, F3)",
    async (status, _name, call) => {
      const response = await call();
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
        "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
        "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
      });
      expect(response.headers.has("access-control-allow-origin")).toBe(false);
      expect(response.headers.has("x-powered-by")).toBe(false);
      await expect(response.json()).resolves.toBeDefined();
    },
  );

  it("of the API is stored by nobody (F2), and says which methods there are (F8)", async () => {
    const answer = await app.request("/trpc/users.me", { headers: bearer });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await app.request("/trpc/tasks.create")).headers.get("allow")).toBe("POST");
    expect(
      (
        await app.request("/trpc/tasks.list", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: "{}",
        })
      ).headers.get("allow"),
    ).toBe("GET");
    expect((await app.request("/trpc/tasks.list", { method: "DELETE" })).headers.get("allow")).toBe(
      "GET, POST",
    );
  });

  it("names the request as the log does, whatever id the client sends", async () => {
    const response = await app.request("/trpc/users.me", {
      headers: { "x-request-id": "chosen-outside" },
    });
    const id = response.headers.get("x-request-id") ?? "";
    expect(id).not.toBe("chosen-outside");
    expect(app.logs.filter((line) => line.includes(id))).toHaveLength(2);
    expect(await response.text()).toContain(id);
  });
});

describe("a body over the limit", () => {
  it("is refused without a Content-Length too (E4)", async () => {
    const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
    let left = 20;
    const body = new ReadableStream({
      pull(controller) {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const response = await app.request("/trpc/tasks.create", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      duplex: "half",
    });
    expect(response.status).toBe(413);
    expect(response.headers.get("connection")).toBe("close");
  });
});

describe("a batch", () => {
  it("answers each call for itself (D8)", async () => {
    const input = encodeURIComponent(
      JSON.stringify({ 1: { json: { id: "01970000-0000-7000-8000-000000000000" } } }),
    );
    const response = await app.request(`/trpc/users.me,tasks.byId?batch=1&input=${input}`, {
      headers: bearer,
    });
    expect(response.status).toBe(207);
    expect(await response.json()).toMatchObject([
      { result: { data: { json: { email: person.email } } } },
      { error: { json: { data: { httpStatus: 404, reason: { code: "NOT_FOUND" } } } } },
    ]);
  });

  it.each([
    `${"users.me,".repeat(20)}users.me`,
    ",".repeat(2000),
    Array.from({ length: 21 }, () => "users.me").join("%2C"),
  ])("of more than twenty is refused before any call (S4)", async (paths) => {
    const before = app.logs.filter((line) => line.includes('"event":"call"')).length;
    const response = await app.request(`/trpc/${paths}?batch=1`, { headers: bearer });
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(2048);
    expect(app.logs.filter((line) => line.includes('"event":"call"'))).toHaveLength(before);
  });

  it("checks its credential once", async () => {
    const paths = Array.from({ length: 20 }, () => "sessions.list").join(",");
    const queries = await countQueries(app, () =>
      app.request(`/trpc/${paths}?batch=1`, { headers: bearer }),
    );
    expect(queries).toBe(1 + 20);
  });
});

describe("the way to a procedure", () => {
  it.each([
    "//trpc/users.me",
    "/trpc%2Fusers.me",
    "/TRPC/users.me",
    "/trpc//users.me",
    "/trpc/users.me/",
  ])("%s meets the same policy or nothing (F9)", async (path) => {
    const response = await app.request(path);
    expect([401, 404]).toContain(response.status);
  });

  it("asks who is calling before it looks at the input (D7)", async () => {
    expect((await app.post("tasks.create", "{")).status).toBe(401);
  });
});

describe("a failure that nobody expected", () => {
  it("says nothing but the request's id, and logs the rest (K5)", async () => {
    await using broken = await createTestApp();
    const { client, grant } = await signUp(broken);
    await client.tasks.create.mutate({ title: "x" });
    await broken.container.database.pool.query("ALTER TABLE tasks RENAME TO moved");
    const response = await broken.request("/trpc/tasks.list", {
      headers: { authorization: `Bearer ${grant.accessToken}` },
    });
    expect(response.status).toBe(500);
    const requestId = response.headers.get("x-request-id") ?? "";
    expect(await response.json()).toEqual({
      error: {
        json: {
          message: "Something went wrong on our side.",
          code: -32603,
          data: {
            code: "INTERNAL_SERVER_ERROR",
            httpStatus: 500,
            path: "tasks.list",
            requestId,
            reason: { code: "INTERNAL" },
          },
        },
      },
    });
    const logged = broken.logs.find((line) => line.includes('"level":"error"')) ?? "";
    expect(logged).toContain(requestId);
    expect(logged).toContain("tasks.repository.ts");
  });
});
