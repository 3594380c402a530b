import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { newEmail, password } from "./people.ts";
import { startServerProcess } from "./server-process.ts";
import { startSmtpServer, type SmtpServerProcess } from "./smtp-server.ts";

let smtp: SmtpServerProcess;
let app: TestApp;
let environment: Record<string, string>;
beforeAll(async () => {
  smtp = await startSmtpServer();
  const mail = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: "no-reply@example.com" };
  app = await createTestApp(mail);
  environment = {
    DATABASE_URL: app.env.DATABASE_URL,
    SECRET_KEY: app.env.SECRET_KEY,
    DRAIN_TIMEOUT_MS: "500",
    ...mail,
  };
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

describe("a server that is told to stop", () => {
  it("gives back a job that does not end in time, and ends well (M6)", async () => {
    await using server = await startServerProcess(environment);
    await server.listening();
    await register("slow@example.com");
    await expect.poll(() => smtp.delivered).toHaveLength(1);
    server.child.kill("SIGTERM");
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    const queues = await app.container.jobs.watch.count();
    expect(queues.find(({ name }) => name === "account-mail")).toMatchObject({
      running: 0,
      waiting: 1,
    });
    await app.container.database.pool.query("DELETE FROM jobs.job");
  });
});

describe("a server without a worker", () => {
  it("leaves the jobs to others", async () => {
    await using server = await startServerProcess({ ...environment, JOB_WORKER: "off" });
    await server.listening();
    const email = newEmail();
    const response = await fetch(`${server.url}/trpc/auth.register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: { email, password } }),
    });
    expect(response.status).toBe(200);
    expect(await app.container.jobs.runWaiting()).toBeGreaterThan(0);
    await expect
      .poll(() => smtp.delivered.flatMap(({ recipients }) => recipients))
      .toContain(email);
    expect(server.output()).not.toContain('"event":"job"');
  });
});

async function register(email: string): Promise<void> {
  await app.client().auth.register.mutate({ email, password });
}
