import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { HttpBindings } from "./bindings.ts";
import { queryCredentialGate } from "./query-credential-gate.ts";

const app = new Hono<HttpBindings>();
app.use(queryCredentialGate());
app.all("*", (c) => c.text("passed"));

const key = `tenon_a1b2c3d4e5f6_${"x".repeat(43)}`;

function input(value: unknown): string {
  return `input=${encodeURIComponent(JSON.stringify({ json: value }))}`;
}

describe("queryCredentialGate", () => {
  it.each([
    "api_key=abc",
    "apiKey=abc",
    "api-key=abc",
    "API_KEY=abc",
    "access_token=abc",
    "accessToken=abc",
    "token=abc",
    "key=abc",
    "Authorization=Bearer+abc",
    "token",
    "%74oken=abc",
    `x=${key}`,
    `input=${key}`,
    `x=%74enon${key.slice(5)}`,
    `batch=1&${input({})}&token=abc`,
    `${input({})}&q=${key}`,
  ])("refuses ?%s, before anything runs (I4)", async (query) => {
    for (const method of ["GET", "POST", "PUT"]) {
      const response = await app.request(`/trpc/tasks.list?${query}`, { method });
      expect(response.status).toBe(401);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const body = await response.text();
      expect(JSON.parse(body)).toMatchObject({
        error: {
          json: {
            message: expect.stringContaining("Authorization: Bearer"),
            data: { reason: { code: "UNAUTHENTICATED" } },
          },
        },
      });
      expect(body).not.toContain(key);
    }
  });

  it.each([
    "",
    "?",
    "?batch=1",
    `?${input({ token: "abc", key: "abc" })}`,
    `?batch=1&${input({ 0: { search: key } })}`,
    "?tokens=abc&keyword=abc&monkey=1",
    `?${"a".repeat(20_000)}`,
    "?%E0%A4%A=%",
  ])("lets %j through: inputs are no credentials", async (query) => {
    expect((await app.request(`/trpc/auth.verifyEmail${query}`)).status).toBe(200);
  });
});
