import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ErrorCode } from "@tenon/schemas/errors";
import { errorTable } from "#trpc/error-table.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { type Person, password, signUp, signUpAdmin } from "./people.ts";
import { type RestCall, restRequest } from "./rest-request.ts";
import { addProduct, placeOrder } from "./shop.ts";

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
  person = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

function send(call: string, options: RestCall = {}): Promise<Response> {
  return restRequest(app, call, { accessToken: person.grant.accessToken, ...options });
}

const id = "01970000-0000-7000-8000-000000000000";
const json = { "content-type": "application/json" };

/** A request of the person's with a body that is sent as it is. */
function sendBody(
  body: string | URLSearchParams | FormData | Blob,
  headers: Record<string, string>,
): Promise<Response> {
  return app.request("/api/v1/tasks", {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${person.grant.accessToken}`, ...headers },
  });
}

describe("a problem (RFC 9457)", () => {
  it.each<[number, ErrorCode, string, () => Promise<Response>]>([
    [400, "VALIDATION_FAILED", "bad input", () => send("POST /tasks", { json: { title: "" } })],
    [400, "VALIDATION_FAILED", "malformed JSON", () => sendBody("{", json)],
    [400, "VALIDATION_FAILED", "a list for an object", () => sendBody("[]", json)],
    [400, "VALIDATION_FAILED", "null for an object", () => sendBody("null", json)],
    [400, "VALIDATION_FAILED", "a bad id", () => send("GET /tasks/1")],
    [
      400,
      "VALIDATION_FAILED",
      "fields of a change in the address",
      () => send("POST /tasks?title=x", { json: {} }),
    ],
    [
      400,
      "VALIDATION_FAILED",
      "a field in path and body",
      () => send(`PATCH /tasks/${id}`, { json: { id, title: "x" } }),
    ],
    [400, "VALIDATION_FAILED", "parameters where there are none", () => send("GET /users/me?x=1")],
    [
      400,
      "VALIDATION_FAILED",
      "an order without a key",
      () => send("POST /orders", { json: { lines: [{ productId: id, quantity: 1 }] } }),
    ],
    [401, "UNAUTHENTICATED", "no credential", () => restRequest(app, "GET /tasks")],
    [
      401,
      "UNAUTHENTICATED",
      "no credential, whatever the input is (D7)",
      () => restRequest(app, "POST /tasks", { json: 5 }),
    ],
    [401, "UNAUTHENTICATED", "a key in the address", () => send("GET /tasks?api_key=x")],
    [
      401,
      "INVALID_CREDENTIALS",
      "a wrong password",
      () => send("POST /auth/login", { json: { email: person.email, password: "wrong" } }),
    ],
    [403, "FORBIDDEN", "somebody who may not", () => send("GET /users")],
    [
      403,
      "FORBIDDEN",
      "another site",
      () => send("POST /tasks", { json: {}, headers: { origin: "https://evil.example" } }),
    ],
    [404, "NOT_FOUND", "nothing of this id", () => send(`GET /tasks/${id}`)],
    [404, "NOT_FOUND", "nothing at this address", () => send("GET /nothing")],
    [404, "NOT_FOUND", "a slash too many", () => send("GET /tasks/")],
    [404, "NOT_FOUND", "nothing beside the API", () => app.request("/api/v2/tasks")],
    [405, "METHOD_NOT_ALLOWED", "another method", () => send("PUT /tasks")],
    [
      413,
      "PAYLOAD_TOO_LARGE",
      "a body too large",
      () => sendBody("x".repeat(1024 * 1024 + 1), json),
    ],
    [
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      "a text",
      () => sendBody("{}", { "content-type": "text/plain" }),
    ],
    [415, "UNSUPPORTED_MEDIA_TYPE", "a form", () => sendBody(new URLSearchParams("title=x"), {})],
    [415, "UNSUPPORTED_MEDIA_TYPE", "a form with files", () => sendBody(new FormData(), {})],
    [
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      "a body of no type",
      () => sendBody(new Blob(["{}"]), { "content-length": "2" }),
    ],
  ])("of status %i, %s, answers %s", async (status, code, ...[, call]) => {
    const response = await call();
    expect([response.status, response.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json",
    ]);
    const requestId = response.headers.get("x-request-id") ?? "";
    const problem: unknown = await response.json();
    expect(problem).toMatchObject({
      type: `/api/v1/problems/${code}`,
      title: errorTable[code].message,
      status,
      detail: expect.stringMatching(/./),
      instance: `urn:uuid:${requestId}`,
      code,
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(status === 401 && { "www-authenticate": expect.stringContaining("Bearer") }),
    });
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  });

  it("names the fields that are wrong, and why", async () => {
    const wrong = async (call: string, sent?: unknown) => {
      const response = await send(call, sent === undefined ? {} : { json: sent });
      return response.json();
    };
    const issue = (path: (string | number)[], message: string) => ({ issues: [{ path, message }] });
    expect(await wrong("GET /tasks?completed=yes")).toMatchObject(
      issue(["completed"], "Must be true or false."),
    );
    expect(await wrong("GET /tasks?limit=two")).toMatchObject(
      issue(["limit"], "Must be a number."),
    );
    expect(await wrong("GET /tasks?limit=1&limit=2")).toMatchObject(
      issue(["limit"], "Must be there once."),
    );
    expect(await wrong("GET /tasks?dueFrom=2030-01-01")).toMatchObject(
      issue(["dueFrom"], "Must be a time with its zone, like 2027-03-01T18:00:00Z."),
    );
    expect(await wrong("POST /tasks", { title: "x", dueAt: "soon" })).toMatchObject(
      issue(["dueAt"], "Must be a time with its zone, like 2027-03-01T18:00:00Z."),
    );
    expect(await wrong("POST /tasks", { title: "", tags: ["ok", ""] })).toMatchObject({
      issues: [{ path: ["title"] }, { path: ["tags", 1] }],
    });
    expect(await wrong("GET /tasks?colour=red")).toMatchObject(
      issue([], 'Unrecognized key: "colour"'),
    );
    expect(await wrong("GET /tasks?__proto__=red")).toMatchObject(
      issue([], 'Unrecognized key: "__proto__"'),
    );
  });

  it("tells where an order stands apart from its own status", async () => {
    const admin = await signUpAdmin(app);
    const product = await addProduct(admin);
    const order = await placeOrder(app, person, {
      lines: [{ productId: product.id, quantity: 1 }],
    });
    const response = await send(`POST /orders/${order.id}/ship`, {
      accessToken: admin.grant.accessToken,
    });
    expect(await response.json()).toMatchObject({
      status: 409,
      code: "INVALID_TRANSITION",
      orderStatus: "placed",
    });
  });

  it("says when to come back", async () => {
    await using strict = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const attempt = () =>
      restRequest(strict, "POST /auth/login", { json: { email: "a@example.com", password } });
    for (let tries = 0; tries < 10; tries += 1) await attempt();
    const response = await attempt();
    expect(response.status).toBe(429);
    const retryAfter = Number(response.headers.get("retry-after"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: "RATE_LIMITED", retryAfter });
  });

  it("says nothing of a fault of ours but the request's id (K5)", async () => {
    await using broken = await createTestApp();
    const { grant } = await signUp(broken);
    await broken.container.database.pool.query("ALTER TABLE tasks RENAME TO moved");
    const response = await restRequest(broken, "GET /tasks", grant);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      type: "/api/v1/problems/INTERNAL",
      title: "Something went wrong on our side.",
      status: 500,
      detail: "Something went wrong on our side.",
      instance: `urn:uuid:${response.headers.get("x-request-id")}`,
      code: "INTERNAL",
    });
  });
});

describe("the type of a problem", () => {
  it.each(ErrorCode.options)("leads to what %s means", async (code) => {
    const response = await restRequest(app, `GET /problems/${code}`);
    expect(await response.json()).toMatchObject({
      type: `/api/v1/problems/${code}`,
      code,
      status: errorTable[code].status,
      title: errorTable[code].message,
      operations: expect.any(Array),
    });
  });

  it("names the operations that may answer it", async () => {
    const response = await restRequest(app, "GET /problems/OUT_OF_STOCK");
    expect(await response.json()).toMatchObject({
      operations: ["POST /api/v1/orders", "POST /api/v1/products/{id}/adjust-stock"],
    });
  });

  it("is nowhere for a code that does not exist", async () => {
    expect((await restRequest(app, "GET /problems/NONE")).status).toBe(404);
  });
});

describe("another method", () => {
  it.each([
    ["PUT /tasks", "GET, HEAD, OPTIONS, POST"],
    ["POST /tasks/1", "DELETE, GET, HEAD, OPTIONS, PATCH"],
    ["DELETE /posts/mine", "GET, HEAD, OPTIONS"],
    ["GET /auth/login", "OPTIONS, POST"],
    ["HEAD /auth/token", "OPTIONS, POST"],
  ])("than the address has is told so: %s", async (call, allow) => {
    const response = await send(call);
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  });

  it("may be asked for, and nothing is allowed to other sites", async () => {
    const response = await send("OPTIONS /tasks", { headers: { origin: "https://evil.example" } });
    expect([response.status, response.headers.get("allow")]).toEqual([
      204,
      "GET, HEAD, OPTIONS, POST",
    ]);
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  });

  it("HEAD answers what GET answers, without the body", async () => {
    const [head, get] = [await send("HEAD /users/me"), await send("GET /users/me")];
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
  });
});
