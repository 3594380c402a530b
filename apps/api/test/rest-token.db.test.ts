import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { password, type Person, signUp } from "./people.ts";
import { restRequest } from "./rest-request.ts";

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  person = await signUp(app);
});

function ask(form: Record<string, string> | string, on = app): Promise<Response> {
  return on.request("/api/v1/auth/token", { method: "POST", body: new URLSearchParams(form) });
}

const Tokens = z.strictObject({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
  refresh_token: z.string(),
});

describe("the token endpoint (RFC 6749)", () => {
  it("gives tokens for a password, which nobody stores", async () => {
    const response = await ask({ grant_type: "password", username: person.email, password });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      pragma: "no-cache",
    });
    expect(response.headers.getSetCookie()).toEqual([]);
    const { access_token: accessToken, expires_in } = Tokens.parse(await response.json());
    expect(expires_in).toBe(app.env.ACCESS_TOKEN_SECONDS);
    const me = await restRequest(app, "GET /users/me", { accessToken });
    expect(await me.json()).toMatchObject({ email: person.email });
  });

  it("gives new ones for a refresh token, once", async () => {
    const { refreshToken = "" } = person.grant;
    const form = { grant_type: "refresh_token", refresh_token: refreshToken };
    const { refresh_token: next } = Tokens.parse(await (await ask(form)).json());
    expect(next).not.toBe(refreshToken);
    const after = Tokens.parse(await (await ask({ ...form, refresh_token: next })).json());
    expect(after.refresh_token).not.toBe(next);
    const copy = await ask(form);
    expect([copy.status, await copy.json()]).toEqual([
      400,
      {
        error: "invalid_grant",
        error_description: "The refresh token was used, was revoked or is too old. Sign in again.",
      },
    ]);
  });

  it("takes no Idempotency-Key, and says so", async () => {
    const refused = await app.request("/api/v1/auth/token", {
      method: "POST",
      headers: { "idempotency-key": "mine" },
      body: new URLSearchParams({ grant_type: "password", username: person.email, password }),
    });
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: "invalid_request", error_description: "No Idempotency-Key is taken here." },
    ]);
  });

  it.each<[string, string, string]>([
    ["invalid_request", "nothing", ""],
    ["invalid_request", "no grant type", "username=a%40example.com&password=x"],
    ["invalid_request", "no password", "grant_type=password&username=a%40example.com"],
    ["invalid_request", "an empty password", "grant_type=password&username=a%40b.de&password="],
    ["invalid_request", "no refresh token", "grant_type=refresh_token"],
    [
      "invalid_request",
      "a parameter twice",
      "grant_type=password&username=a%40b.de&password=x&password=y",
    ],
    ["unsupported_grant_type", "another grant", "grant_type=client_credentials&client_id=x"],
    [
      "invalid_scope",
      "a scope",
      "grant_type=password&username=a%40example.com&password=x&scope=admin",
    ],
    [
      "invalid_grant",
      "a wrong password",
      "grant_type=password&username=a%40example.com&password=x",
    ],
    ["invalid_grant", "a name that is no address", "grant_type=password&username=a&password=x"],
    ["invalid_grant", "a refresh token of no form", "grant_type=refresh_token&refresh_token=%20"],
  ])("answers 400 and %s to %s", async (error, _name, form) => {
    const response = await ask(form);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error, error_description: expect.any(String) });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("takes no JSON, and no notice of a client's name, secret or empty scope", async () => {
    const form = { grant_type: "password", username: person.email, password };
    const json = await restRequest(app, "POST /auth/token", { json: form });
    expect([json.status, await json.json()]).toMatchObject([400, { error: "invalid_request" }]);
    const withClient = await app.request("/api/v1/auth/token", {
      method: "POST",
      body: new URLSearchParams({ ...form, client_id: "x", client_secret: "y", scope: "" }),
      headers: { authorization: `Basic ${btoa("x:y")}` },
    });
    expect(withClient.status).toBe(200);
  });

  it("answers 429 to too many tries, and when to come back", async () => {
    await using strict = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const guess = { grant_type: "password", username: "a@example.com", password: "wrong" };
    for (let tries = 0; tries < 10; tries += 1) await ask(guess, strict);
    const response = await ask(guess, strict);
    expect([response.status, await response.json()]).toMatchObject([
      429,
      { error: "temporarily_unavailable" },
    ]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("refuses another site's page", async () => {
    const response = await app.request("/api/v1/auth/token", {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", username: person.email, password }),
      headers: { origin: "https://evil.example" },
    });
    expect(response.status).toBe(403);
  });

  it("writes no password and no token to the log", () => {
    const logged = app.logs.join("");
    expect(logged).toContain("auth.login");
    expect(logged).not.toContain(encodeURIComponent(password));
    expect(logged).not.toContain(password);
  });
});
