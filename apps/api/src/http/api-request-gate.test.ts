import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { apiRequestGate } from "./api-request-gate.ts";
import type { HttpBindings } from "./bindings.ts";

function appAnswering(answer: () => Response): Hono<HttpBindings> {
  const app = new Hono<HttpBindings>();
  app.use(apiRequestGate());
  app.all("*", answer);
  return app;
}

const app = appAnswering(() => Response.json({ ok: true }));

function send(method: string, contentType?: string): Promise<Response> | Response {
  const headers: Record<string, string> =
    contentType === undefined ? {} : { "content-type": contentType };
  return app.request("/trpc/tasks.create", { method, headers });
}

describe("apiRequestGate", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON ;charset=utf-8",
  ])("lets a POST of %s through", async (type) => {
    expect((await send("POST", type)).status).toBe(200);
  });

  it("lets a GET through, which has no body", async () => {
    expect((await send("GET")).status).toBe(200);
  });

  it.each([
    undefined,
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "text/plain; application/json",
    "application/jsonp",
    "application/ld+json",
  ])("refuses a POST of %s (E2, E3)", async (type) => {
    const response = await send("POST", type);
    expect(response.status).toBe(415);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({
      error: { json: { data: { reason: { code: "UNSUPPORTED_MEDIA_TYPE" } } } },
    });
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
    "refuses %s and says what is allowed (F8)",
    async (method) => {
      const response = await send(method, "application/json");
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, POST");
      expect(await response.json()).toMatchObject({
        error: { json: { data: { reason: { code: "METHOD_NOT_ALLOWED" } } } },
      });
    },
  );

  it("refuses HEAD like any other method", async () => {
    expect((await send("HEAD")).status).toBe(405);
  });

  it.each([
    ["GET", "POST"],
    ["POST", "GET"],
  ])("says after a wrong %s that it is %s (F8)", async (method, allowed) => {
    const refusing = appAnswering(() => Response.json({}, { status: 405 }));
    const response = await refusing.request("/x", {
      method,
      headers: { "content-type": "application/json" },
    });
    expect(response.headers.get("allow")).toBe(allowed);
  });

  it("forbids to store an answer (F2)", async () => {
    expect((await send("GET")).headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["text/plain;charset=UTF-8", "application/json"],
    ["application/json", "application/json"],
    ["application/jsonl", "application/jsonl"],
    ["text/event-stream", "text/event-stream"],
    [null, "application/json"],
  ])("calls an answer of %s %s (F3)", async (type, called) => {
    const headers: Record<string, string> = type === null ? {} : { "content-type": type };
    const answering = appAnswering(() => new Response(new TextEncoder().encode("{}"), { headers }));
    expect((await answering.request("/x")).headers.get("content-type")).toBe(called);
  });
});
