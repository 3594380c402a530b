import { describe, expect, it } from "vitest";
import { healthRoutes } from "./health.ts";

describe("healthRoutes", () => {
  it("says alive as long as the process answers, and asks nobody (Q6)", async () => {
    const routes = healthRoutes(() => Promise.reject(new Error("asked")));
    const response = await routes.request("/healthz");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ status: "alive" });
  });

  it("says ready when there is no reason not to be", async () => {
    const response = await healthRoutes(async () => null).request("/readyz");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ status: "ready" });
  });

  it("says why it is not ready, with 503 (Q1)", async () => {
    const response = await healthRoutes(async () => "shutting down").request("/readyz");
    expect(response.status).toBe(503);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ status: "not ready", reason: "shutting down" });
  });

  it("is asked, not told: POST is no way to it", async () => {
    expect(
      (await healthRoutes(async () => null).request("/healthz", { method: "POST" })).status,
    ).toBe(404);
  });
});
