import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { newEmail, password } from "./people.ts";
import { freePort, startServerProcess } from "./server-process.ts";
import { type DeliveredMail, type SmtpServerProcess, startSmtpServer } from "./smtp-server.ts";

let smtp: SmtpServerProcess;
let app: TestApp;
beforeAll(async () => {
  smtp = await startSmtpServer();
  app = await createTestApp(mailBy(smtp.port));
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

describe("a mail that a call causes", () => {
  it("goes to the mail server with a link to the public address", async () => {
    const email = newEmail();
    await app.client().auth.register.mutate({ email, password });
    expect(smtp.delivered).toEqual([]);
    await app.runJobs();
    await expect.poll(() => mailsTo(email, smtp)).toHaveLength(1);
    const raw = mailsTo(email, smtp)[0]?.raw ?? "";
    expect(raw.replaceAll("=\r\n", "")).toContain(
      "https://tenon.example.com/verify-email#token=3D",
    );
    expect(messageId(raw)).toMatch(/^<[\da-f-]{36}@tenon\.example\.com>$/);
  });

  it("is sent later when the mail server is away, and the caller sees no difference (C2)", async () => {
    const port = await freePort();
    await using waiting = await createTestApp(mailBy(port));
    const email = newEmail();
    const known = await waiting.client().auth.register.mutate({ email, password });
    expect(known.user.email).toBe(email);
    await waiting.runJobs();
    const answers = await Promise.all(
      [email, newEmail()].map((address) =>
        waiting.client().auth.forgotPassword.mutate({ email: address }),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    await waiting.runJobs();
    expect(await waiting.container.jobs.watch.list()).toEqual([]);

    await using late = await startSmtpServer({ port });
    await makeRetriesDue(waiting);
    await waiting.runJobs();
    await expect.poll(() => mailsTo(email, late)).toHaveLength(2);
    expect(new Set(mailsTo(email, late).map(({ raw }) => subject(raw)))).toEqual(
      new Set(["Confirm your e-mail address", "Set a new password"]),
    );
  });

  it("is tried once when the recipient does not exist, and the next ones go on (M5)", async () => {
    await app.client().auth.register.mutate({ email: "refused@example.com", password });
    const email = newEmail();
    await app.client().auth.register.mutate({ email, password });
    await app.runJobs();
    await expect.poll(() => mailsTo(email, smtp)).toHaveLength(1);
    expect(await app.container.jobs.watch.list()).toMatchObject([
      { attempts: 1, error: expect.stringContaining("550 5.1.1 There is no such mailbox") },
    ]);
  });

  it.each([
    "ada@example.com\r\nBcc: eve@example.com",
    `"eve@example.com x"@example.org`,
    "ada@example.com, eve@example.com",
    "Ada <ada@example.com>",
  ])("is refused at the door for an address like %j (M8)", async (email) => {
    const { status } = await app.postJson("auth.register", { email, password });
    expect(status).toBe(400);
    expect((await app.postJson("auth.forgotPassword", { email })).status).toBe(400);
  });
});

describe("a server that is killed after the mail server took a mail", () => {
  it("sends it once more, by the same Message-ID (M4)", async () => {
    const environment = {
      DATABASE_URL: app.env.DATABASE_URL,
      SECRET_KEY: app.env.SECRET_KEY,
      ...mailBy(smtp.port),
    };
    const email = "slow@example.com";
    await app.client().auth.register.mutate({ email, password });
    await using server = await startServerProcess(environment);
    await server.listening();
    await expect.poll(() => mailsTo(email, smtp)).toHaveLength(1);
    server.child.kill("SIGKILL");
    await server.exited();
    await makeRetriesDue(app);
    await using next = await startServerProcess(environment);
    await next.listening();
    await expect.poll(() => mailsTo(email, smtp)).toHaveLength(2);
    const [first, second] = mailsTo(email, smtp).map(({ raw }) => messageId(raw));
    expect(first).toMatch(/^<[\da-f-]{36}@tenon\.example\.com>$/);
    expect(second).toBe(first);
  });
});

function mailBy(port: number): Record<string, string> {
  return {
    PUBLIC_URL: "https://tenon.example.com",
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: "Tenon <no-reply@example.com>",
  };
}

/** As if the pause before the next try, or the heartbeat of a dead worker, had run out. */
async function makeRetriesDue({ container }: TestApp): Promise<void> {
  await container.database.pool.query(
    "UPDATE jobs.job SET state = 'retry', start_after = now() WHERE name = 'account-mail' AND state IN ('retry', 'active')",
  );
}

function mailsTo(email: string, { delivered }: SmtpServerProcess): DeliveredMail[] {
  return delivered.filter(({ recipients }) => recipients.includes(email));
}

function messageId(raw: string): string | undefined {
  return /^Message-ID: (.+?)\r$/im.exec(raw)?.[1];
}

function subject(raw: string): string | undefined {
  return /^Subject: (.+?)\r$/im.exec(raw)?.[1];
}
