import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { answerUncaught } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";
import { securityHeaders } from "./security-headers.ts";

const app = new Hono<HttpBindings>();
app.use(securityHeaders());
app.get("/ok", (c) => c.text("ok"));
app.get("/broken", () => {
  throw new Error("broken");
});
app.onError((error, c) => answerUncaught(c, error));

describe("securityHeaders", () => {
  it.each([
    [200, "/ok"],
    [404, "/nothing"],
    [500, "/broken"],
  ])("are on an answer of status %i (F1)", async (status, path) => {
    const response = await app.request(path);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(response.headers.has("x-powered-by")).toBe(false);
  });

  it("let scripts come from our own origin only, and nobody frame the page (F1)", async () => {
    const policy = (await app.request("/ok")).headers.get("content-security-policy") ?? "";
    const directives = new Map(
      policy.split(";").map((directive) => {
        const [name = "", ...sources] = directive.trim().split(" ");
        return [name, sources.join(" ")];
      }),
    );
    expect(directives.get("default-src")).toBe("'none'");
    expect(directives.get("script-src")).toBe("'self'");
    expect(directives.get("connect-src")).toBe("'self'");
    expect(directives.get("object-src")).toBe("'none'");
    expect(directives.get("base-uri")).toBe("'none'");
    expect(directives.get("form-action")).toBe("'self'");
    expect(directives.get("frame-ancestors")).toBe("'none'");
    expect(policy).not.toMatch(/unsafe-eval|\*|http:/);
  });
});
