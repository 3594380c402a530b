import { type Context, Hono } from "hono";
import { requestId } from "hono/request-id";
import { describe, expect, it } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { answerUncaught, refuse } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";

function answer(handle: (c: Context<HttpBindings>) => Response): Promise<Response> | Response {
  const app = new Hono<HttpBindings>();
  app.use(requestId({ headerName: "", generator: () => "r1" }));
  app.get("/", handle);
  return app.request("/");
}

describe("refuse", () => {
  it("answers in the shape that failed calls have, so one reader understands both (F3)", async () => {
    const response = await answer((c) => refuse(c, { code: "PAYLOAD_TOO_LARGE" }));
    expect(response.status).toBe(413);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({
      error: {
        json: {
          message: "The request is too large.",
          code: -32013,
          data: {
            code: "PAYLOAD_TOO_LARGE",
            httpStatus: 413,
            requestId: "r1",
            reason: { code: "PAYLOAD_TOO_LARGE" },
          },
        },
      },
    });
  });

  it("takes words of its own", async () => {
    const response = await answer((c) =>
      refuse(c, { code: "NOT_FOUND" }, "There is nothing at this address."),
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { json: { message: "There is nothing at this address." } },
    });
  });
});

describe("answerUncaught", () => {
  it.each<[number, string, unknown]>([
    [500, "an unexpected error", new Error("canary")],
    [
      503,
      "a database that is away",
      Object.assign(new Error("connect canary"), { code: "ECONNREFUSED" }),
    ],
    [403, "a refusal that was thrown", new AppError({ code: "FORBIDDEN" })],
  ])("is %i for %s, and nothing of it gets out (K5)", async (status, _name, error) => {
    const response = await answer((c) => answerUncaught(c, error));
    expect(response.status).toBe(status);
    const body = await response.text();
    expect(body).not.toContain("canary");
    expect(JSON.parse(body)).toMatchObject({
      error: { json: { data: { httpStatus: status, requestId: "r1" } } },
    });
  });
});
