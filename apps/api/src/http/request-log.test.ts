import { Hono } from "hono";
import { requestId } from "hono/request-id";
import { describe, expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import type { HttpBindings } from "./bindings.ts";
import { requestLog } from "./request-log.ts";

function setUp() {
  const lines: string[] = [];
  const logger = createLogger({
    level: "info",
    format: "json",
    destination: { write: (line) => void lines.push(line) },
  });
  const app = new Hono<HttpBindings>();
  app.use(requestId({ headerName: "" }));
  app.use(requestLog(logger));
  app.all("/trpc/*", (c) => c.text("ok"));
  return { app, lines };
}

describe("requestLog", () => {
  it("writes one line a request, under the id that the answer names", async () => {
    const { app, lines } = setUp();
    const response = await app.request("/trpc/tasks.list");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.any(String),
      event: "request",
      requestId: response.headers.get("x-request-id"),
      method: "GET",
      path: "/trpc/tasks.list",
      status: 200,
      ms: expect.any(Number),
      msg: "request",
    });
  });

  it("leaves out the query, the headers and the body (K1, K2)", async () => {
    const { app, lines } = setUp();
    await app.request("/trpc/auth.login?input=canary&connectionParams=canary", {
      method: "POST",
      headers: { authorization: "Bearer canary", cookie: "a=canary", "user-agent": "canary" },
      body: "canary",
    });
    expect(lines).toHaveLength(1);
    expect(lines.join("")).not.toContain("canary");
  });

  it("cuts a long path, and keeps line breaks and colours in one line (K3)", async () => {
    const { app, lines } = setUp();
    await app.request(`/trpc/%0A%1B[31m${"x".repeat(10_000)}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(500);
    expect(Array.from(lines[0]?.trimEnd() ?? "").filter((sign) => sign < " ")).toEqual([]);
  });

  it("writes the status of what was not found", async () => {
    const { app, lines } = setUp();
    expect((await app.request("/nothing")).headers.has("x-request-id")).toBe(true);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ status: 404 });
  });
});
