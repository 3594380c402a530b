import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { type Person, signUp, signUpAdmin } from "./people.ts";
import { type RestCall, restRequest } from "./rest-request.ts";
import { addProduct } from "./shop.ts";

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await signUp(app);
});

/** One request of the person's. */
function send(call: string, options: RestCall = {}): Promise<Response> {
  return restRequest(app, call, { accessToken: person.grant.accessToken, ...options });
}

describe("what is made", () => {
  it("is answered with 201, its address, and plain JSON with times of ISO 8601", async () => {
    const dueAt = "2030-01-31T18:00:00.000Z";
    const made = await send("POST /tasks", {
      json: { title: "Oak", dueAt: "2030-01-31T19:00:00+01:00", tags: ["wood"] },
    });
    const task = Row.parse(await made.json());
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/api/v1/tasks/${task.id}`);
    expect(made.headers.get("content-type")).toBe("application/json");
    expect(task).toMatchObject({ title: "Oak", dueAt, tags: ["wood"], version: 1 });
    expect(await (await send(`GET /tasks/${task.id}`)).json()).toEqual(task);
  });

  it("has no address where nothing is read by its id", async () => {
    const made = await send("POST /api-keys", { json: { name: "a key", scopes: ["tasks:read"] } });
    expect([made.status, made.headers.get("location")]).toEqual([201, null]);
  });

  it("is made once for a key, and answered alike (O1)", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await send("POST /tasks", { json: { title: "Once" }, headers });
    const again = await send("POST /tasks", { json: { title: "Once" }, headers });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(await again.text()).toBe(await first.text());
    const other = await send("POST /tasks", { json: { title: "Twice" }, headers });
    expect([other.status, await codeOf(other)]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
    expect((await person.client.tasks.list.query()).items).toHaveLength(1);
  });

  it("is gone after DELETE, which answers 204 and nothing", async () => {
    const { id } = await person.client.tasks.create.mutate({ title: "x" });
    const gone = await send(`DELETE /tasks/${id}`);
    expect([gone.status, await gone.text(), gone.headers.get("content-type")]).toEqual([
      204,
      "",
      null,
    ]);
    expect((await send(`GET /tasks/${id}`)).status).toBe(404);
  });
});

describe("a version", () => {
  it("is in the ETag, and If-Match holds a change against it (RFC 9110)", async () => {
    const { id } = await person.client.tasks.create.mutate({ title: "One" });
    const tag = (await send(`GET /tasks/${id}`)).headers.get("etag") ?? "";
    expect(tag).toMatch(/^"1-[\w-]{16}"$/);
    const change = (title: string, ifMatch: string) =>
      send(`PATCH /tasks/${id}`, { json: { title }, headers: { "if-match": ifMatch } });

    const changed = await change("Two", tag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).toBe((await send(`GET /tasks/${id}`)).headers.get("etag"));

    const late = await change("Three", tag);
    expect(late.status).toBe(412);
    expect(await late.json()).toMatchObject({
      status: 412,
      code: "STALE_VERSION",
      current: { title: "Two", version: 2 },
    });
    for (const [ifMatch, status] of [
      ['"2"', 200],
      ['W/"3", "abc", "3-x"', 200],
      ["*", 200],
      ['W/"5"', 412],
      ['"none"', 412],
      ['"1", "5"', 400],
      ["5", 400],
    ] as const) {
      expect([ifMatch, (await change("Four", ifMatch)).status]).toEqual([ifMatch, status]);
    }
  });

  it("may be in the body instead, and is refused then with 409; but not in both", async () => {
    const { id } = await person.client.tasks.create.mutate({ title: "One" });
    const stale = await send(`PATCH /tasks/${id}`, { json: { title: "x", version: 7 } });
    expect([stale.status, await codeOf(stale)]).toEqual([409, "STALE_VERSION"]);
    const both = await send(`PATCH /tasks/${id}`, {
      json: { title: "x", version: 1 },
      headers: { "if-match": '"1"' },
    });
    expect(both.status).toBe(400);
    expect(await both.json()).toMatchObject({
      issues: [{ path: ["version"], message: "Is given twice." }],
    });
  });

  it("is refused as a condition where nobody would hold it: nothing is done (RFC 9110)", async () => {
    const { id } = await person.client.tasks.create.mutate({ title: "One" });
    const removal = await send(`DELETE /tasks/${id}`, { headers: { "if-match": '"1"' } });
    const creation = await send("POST /tasks", {
      json: { title: "Two" },
      headers: { "if-none-match": "*" },
    });
    expect([removal.status, creation.status]).toEqual([400, 400]);
    expect((await person.client.tasks.list.query()).items).toHaveLength(1);
  });

  it("saves the way of an answer that is known: 304 for If-None-Match", async () => {
    const { id } = await person.client.posts.create.mutate({ title: "Known" });
    await person.client.posts.publish.mutate({ id });
    const tag = (await send(`GET /posts/${id}`)).headers.get("etag") ?? "";
    const known = (ifNoneMatch: string, method = "GET") =>
      send(`${method} /posts/${id}`, { headers: { "if-none-match": ifNoneMatch } });

    const unchanged = await known(tag);
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
    expect(unchanged.headers.get("etag")).toBe(tag);
    for (const header of [`W/${tag}`, `"x", ${tag}`, "*"]) {
      expect([header, (await known(header)).status]).toEqual([header, 304]);
    }
    expect((await known(tag, "HEAD")).status).toBe(304);
    for (const header of ['"2"', '"x"', "x"]) {
      expect([header, (await known(header)).status]).toEqual([header, 200]);
    }

    await person.client.comments.create.mutate({ postId: id, body: "No change of the version." });
    expect((await known(tag)).status).toBe(200);
  });
});

describe("a list", () => {
  it("links to its next page, as it was asked for, to the end (RFC 8288)", async () => {
    for (const title of ["a", "b", "c", "d", "e"]) {
      await person.client.tasks.create.mutate({ title, tags: ["x y"] });
    }
    const titles: string[] = [];
    let next: string | undefined = "/api/v1/tasks?tag=x%20y&sort=title&order=asc&limit=2";
    for (let pages = 0; next !== undefined && pages < 9; pages += 1) {
      const response = await app.request(next, {
        headers: { authorization: `Bearer ${person.grant.accessToken}` },
      });
      expect(response.headers.has("etag")).toBe(false);
      titles.push(...Page.parse(await response.json()).items.map(({ title }) => title));
      next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
    }
    expect(titles).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("reads parameters as they are declared", async () => {
    const { tasks } = person.client;
    const done = await tasks.create.mutate({ title: "done", dueAt: new Date("2030-01-02") });
    await tasks.update.mutate({ id: done.id, completed: true });
    await tasks.create.mutate({ title: "open", priority: "high" });
    const admin = await signUpAdmin(app);
    const products = [await addProduct(admin), await addProduct(admin), await addProduct(admin)];
    const ids = products.slice(1).map(({ id }) => id);

    const listed = async (call: string) => {
      const { items } = Page.parse(await (await send(call)).json());
      return items.map(({ title, id }) => title || id);
    };
    expect(await listed("GET /tasks?completed=true")).toEqual(["done"]);
    expect(await listed("GET /tasks?completed=false&priority=high")).toEqual(["open"]);
    expect(await listed("GET /tasks?dueFrom=2030-01-01T23:00:00-01:00")).toEqual(["done"]);
    expect(await listed("GET /tasks?dueBefore=2030-01-02T00:00:00Z")).toEqual([]);
    expect(await listed("GET /tasks?limit=1&search=")).toEqual(["open"]);
    expect(new Set(await listed(`GET /products?ids=${ids.join("&ids=")}`))).toEqual(new Set(ids));
    expect(await listed(`GET /products?ids=${ids[0]}`)).toEqual([ids[0]]);
    expect(await listed("GET /posts/mine?published=true")).toEqual([]);
  });
});

it("keeps a browser signed in by a cookie, from pages of its own only", async () => {
  const origin = "http://localhost:3000";
  const json = { email: person.email, password: "correct horse battery", transport: "cookie" };
  const signedIn = await restRequest(app, "POST /auth/login", { json, headers: { origin } });
  expect(await signedIn.json()).not.toHaveProperty("refreshToken");
  const cookie = signedIn.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/^tenon-refresh=.+HttpOnly; SameSite=Lax$/);

  const refresh = (headers: Record<string, string>) =>
    restRequest(app, "POST /auth/refresh", {
      headers: { cookie: cookie.split(";", 1)[0] ?? "", ...headers },
    });
  expect((await refresh({ origin: "https://evil.example" })).status).toBe(403);
  expect((await refresh({})).status).toBe(403);
  const renewed = await refresh({ origin });
  expect(renewed.status).toBe(200);
  expect(renewed.headers.getSetCookie()).toHaveLength(1);
});

const Row = z.looseObject({ id: z.string() });
const Page = z.object({
  items: z.array(z.looseObject({ id: z.string(), title: z.string().default("") })),
});

async function codeOf(response: Response): Promise<string> {
  return z.object({ code: z.string() }).parse(await response.json()).code;
}
