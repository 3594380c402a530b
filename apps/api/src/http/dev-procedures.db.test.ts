import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";

let app: TestApp;
const here = "127.0.0.1";
const paths = ["/dev/procedures", "/dev/procedures.js"];

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it("shows every procedure with an input to begin with", async () => {
  const page = await (await app.request("/dev/procedures", {}, here)).text();
  for (const path of Object.keys(app.container.router._def.procedures)) {
    expect(page).toContain(`data-path="${path}"`);
  }
  expect(page).toContain("Order the oak");
});

it.each(paths)("shows %s to nobody but this machine", async (path) => {
  expect((await app.request(path, {}, here)).status).toBe(200);
  expect((await app.request(path, {}, "192.0.2.1")).status).toBe(404);
  const headers = { "x-forwarded-for": "192.0.2.1" };
  expect((await app.request(path, { headers }, here)).status).toBe(404);
});

it.each(paths)("has no %s in production", async (path) => {
  await using inProduction = await createTestApp({
    NODE_ENV: "production",
    PUBLIC_URL: "https://tenon.example.com",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "tenon@example.com",
  });
  expect((await inProduction.request(path, {}, here)).status).toBe(404);
});
