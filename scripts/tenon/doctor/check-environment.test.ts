import { describe, expect, it } from "vitest";
import { checkEnvironment } from "./check-environment.ts";

const sound = { SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf" };
const production = {
  ...sound,
  NODE_ENV: "production",
  SMTP_URL: "smtp://mail.example.com",
  MAIL_FROM: "tenon@example.com",
};

describe("the environment", () => {
  it("is read as the server reads it", () => {
    const { env, findings } = checkEnvironment(sound);
    expect(env?.PORT).toBe(3000);
    expect(findings.map(({ status }) => status)).toEqual(["ok", "ok"]);
  });

  it("fails with one finding for each problem, and shows no value", () => {
    const { env, findings } = checkEnvironment({ SESSION_DAYS: "hidden", PORT: "hidden" });
    expect(env).toBeNull();
    expect(findings).toHaveLength(3);
    expect(findings.every(({ status }) => status === "failed")).toBe(true);
    expect(JSON.stringify(findings)).not.toContain("hidden");
  });

  it.each([
    [sound, "http://localhost:3000", "ok"],
    [sound, "http://127.0.0.1:8080", "ok"],
    [sound, "http://[::1]:8080", "ok"],
    [production, "https://tenon.example.com", "ok"],
    [production, "http://tenon.example.com", "failed"],
    [sound, "http://192.0.2.1:3000", "failed"],
    [production, "http://localhost:3000", "warning"],
  ])("judges the address people open: %o %s is %s", (source, url, status) => {
    const { findings } = checkEnvironment({ ...source, PUBLIC_URL: url });
    expect(findings.at(-1)).toMatchObject({ check: "PUBLIC_URL", status });
  });
});
