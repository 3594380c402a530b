import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp, type TestClient } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { mailsTo, subjectsTo, tokenMailedTo } from "#test/mailbox.ts";
import { newEmail, password, type Person, signUp } from "#test/people.ts";
import { whileChanging } from "#test/while-changing.ts";

const another = "a quite different phrase";
const invalidToken = { code: "INVALID_TOKEN" };

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe("auth.forgotPassword", () => {
  it("answers known, unknown and disabled accounts alike, and mails the first only (C1)", async () => {
    const known = await signUp(app);
    const disabled = await signUp(app);
    await disable(disabled);
    const unknown = newEmail();
    const answers = await Promise.all(
      [known.email, unknown, disabled.email].map(async (email) => {
        const response = await app.postJson("auth.forgotPassword", { email });
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);

    expect(await subjectsTo(app, known.email)).toContain("Set a new password");
    expect(await subjectsTo(app, unknown)).toEqual([]);
    expect(await subjectsTo(app, disabled.email)).not.toContain("Set a new password");
  });

  it("is in the audit log of an account once, from where it was asked for (K4)", async () => {
    const { email, grant } = await signUp(app);
    const address = "198.51.100.9";
    await app.client({ address }).auth.forgotPassword.mutate({ email });
    await app.runJobs();
    const { rows } = await app.container.database.pool.query<{ id: string }>(
      "SELECT id FROM jobs.job WHERE data->'payload'->>'email' = $1",
      [email],
    );
    const again = { mail: "forgotten-password", email, address } as const;
    await app.container.mails.deliver(rows[0]?.id ?? "", again, AbortSignal.timeout(5_000));

    const entries = await app.container.database.prisma.auditEntry.findMany({
      where: { targetId: grant.user.id, action: "password.reset-requested" },
    });
    expect(entries).toMatchObject([{ actorId: null, via: "anonymous", address }]);
  });

  it("asks the database the same for known and unknown addresses (C1)", async () => {
    const { email } = await signUp(app);
    const jobs = async (address: string) => {
      const before = await waitingMails();
      await app.client().auth.forgotPassword.mutate({ email: address });
      return (await waitingMails()) - before;
    };
    expect([await jobs(email), await jobs(newEmail())]).toEqual([1, 1]);
  });

  it("builds the link from the configuration, whatever the request claims to be (C8)", async () => {
    const { email } = await signUp(app);
    await app.request("http://evil.example/trpc/auth.forgotPassword", {
      method: "POST",
      body: JSON.stringify({ json: { email } }),
      headers: {
        "content-type": "application/json",
        host: "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
      },
    });
    const mails = JSON.stringify(await mailsTo(app, email));
    expect(mails).toContain(`${app.env.PUBLIC_URL.origin}/reset-password#token=`);
    expect(mails).not.toContain("evil.example");
  });

  it("lets three mails a minute through to one address, of an account or not (G7)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { email } = await signUp(limited);
    for (const address of [email, newEmail()]) {
      const statuses: number[] = [];
      for (let times = 0; times < 4; times += 1) {
        const response = await limited.postJson("auth.forgotPassword", { email: address });
        statuses.push(response.status);
      }
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
  });

  it("leaves the owner a link that stays good, and the way in, when strangers ask for minutes (G7)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { email } = await signUp(limited);
    for (const asked of [email, newEmail()]) {
      const statuses: number[] = [];
      for (let minutes = 0; minutes < 4; minutes += 1) {
        const address = `192.0.2.${100 + minutes}`;
        for (let times = 0; times < 3; times += 1) {
          const input = { email: asked };
          const response = await limited.postJson("auth.forgotPassword", input, { address });
          statuses.push(response.status);
        }
        await limited.container.database.prisma.rateLimit.deleteMany({
          where: { key: { startsWith: "mail-email:" } },
        });
      }
      const refused = Array.from({ length: 6 }, () => 429);
      expect(statuses).toEqual([...refused.map(() => 200), ...refused]);
    }
    expect((await limited.postJson("auth.login", { email, password })).status).toBe(200);
    const token = await tokenMailedTo(limited, email, "reset-password");
    await limited.client().auth.resetPassword.mutate({ token, password: another });
    expect((await limited.postJson("auth.login", { email, password: another })).status).toBe(200);
  });
});

describe("auth.resetPassword", () => {
  it("sets the password, ends every session, signs nobody in and tells the owner (C7)", async () => {
    const { email, client } = await signUp(app);
    await app.client().auth.login.mutate({ email, password });
    const token = await forgot(email);
    expect(await app.client().auth.resetPassword.mutate({ token, password: another })).toEqual({
      ended: 2,
    });

    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    expect(await reasonOfRefusal(app.client().auth.login.mutate({ email, password }))).toEqual({
      code: "INVALID_CREDENTIALS",
    });
    const { user } = await app.client().auth.login.mutate({ email, password: another });
    expect(user.emailVerified).toBe(true);
    expect(await subjectsTo(app, email)).toContain("Your password was reset");
  });

  it("takes an address that nobody had confirmed from whoever signed up with it, keys and all (C7, I3)", async () => {
    const { email, client, grant } = await signUp(app);
    const { key } = await makeKey(client);
    await reset(await forgot(email));
    const service = app.client({ accessToken: key });
    expect(await reasonOfRefusal(service.tasks.list.query())).toEqual({ code: "UNAUTHENTICATED" });
    const revoked = { targetId: grant.user.id, action: "api-key.revoked" };
    expect(await app.container.database.prisma.auditEntry.count({ where: revoked })).toBe(1);

    const { accessToken } = await app.client().auth.login.mutate({ email, password: another });
    const own = await makeKey(app.client({ accessToken }));
    await app.client().auth.resetPassword.mutate({ token: await forgot(email), password });
    const ownService = app.client({ accessToken: own.key });
    await expect(ownService.tasks.list.query()).resolves.toBeDefined();
  });

  it("leaves whoever signed up with another’s address no webhook to listen by (C7, W3)", async () => {
    const { email, client, grant } = await signUp(app);
    const url = "https://listener.example.com/hook?key=hidden";
    await client.webhooks.create.mutate({ url });
    await client.webhooks.create.mutate({ url, events: ["task.created"] });
    await reset(await forgot(email));

    const signIn = async (entered: string) => {
      const { accessToken } = await app.client().auth.login.mutate({ email, password: entered });
      return app.client({ accessToken });
    };
    const taker = await signIn(another);
    expect(await taker.webhooks.list.query()).toEqual([]);
    const removed = { targetId: grant.user.id, action: "webhook.removed" };
    const entries = await app.container.database.prisma.auditEntry.findMany({ where: removed });
    const entry = { via: "anonymous", details: { url: "https://listener.example.com" } };
    expect(entries).toMatchObject([entry, entry]);

    const own = await taker.webhooks.create.mutate({ url });
    await app.client().auth.resetPassword.mutate({ token: await forgot(email), password });
    const listed = await (await signIn(password)).webhooks.list.query();
    expect(listed.map(({ id }) => id)).toEqual([own.id]);
  });

  it.each<[string, (client: TestClient) => Promise<unknown>]>([
    ["API key", makeKey],
    ["webhook", (client) => client.webhooks.create.mutate({ url: "https://example.com/hook" })],
  ])(
    "lets nobody whom it signs out make one more %s, also while it is on its way (C7)",
    async (_what, make) => {
      const { client, grant } = await signUp(app);
      const statement = `WITH ended AS (UPDATE sessions SET ended_at = now() WHERE user_id = $1)
        UPDATE users SET updated_at = now() WHERE id = $1`;
      const reset = { statement, values: [grant.user.id] };
      const late = whileChanging(app, reset, () => make(client));
      expect(await reasonOfRefusal(late)).toEqual({ code: "UNAUTHENTICATED" });
    },
  );

  it("works for one of twenty at once, whose password then counts (C4)", async () => {
    const { email } = await signUp(app);
    const token = await forgot(email);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        app.client().auth.resetPassword.mutate({ token, password: `${another} ${index}` }),
      ),
    );
    const winner = tries.findIndex(({ status }) => status === "fulfilled");
    const refused = tries.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(19);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ data: { reason: invalidToken } });
    }
    await expect(
      app.client().auth.login.mutate({ email, password: `${another} ${winner}` }),
    ).resolves.toMatchObject({ user: { email } });
    expect(await reasonOfRefusal(reset(token))).toEqual(invalidToken);
  });

  it("takes no token that has run out, was changed or is for something else (C5)", async () => {
    const { email, grant } = await signUp(app);
    const verification = await tokenMailedTo(app, email, "verify-email");
    const token = await forgot(email);
    const changed = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
    const wrong = [verification, changed, token.slice(0, -4), `${token}AAAA`, "AAAA"];
    for (const each of wrong) expect(await reasonOfRefusal(reset(each))).toEqual(invalidToken);

    await app.container.database.pool.query(
      "UPDATE one_time_tokens SET expires_at = now() WHERE user_id = $1",
      [grant.user.id],
    );
    expect(await reasonOfRefusal(reset(token))).toEqual(invalidToken);
  });

  it("takes the newest link only, and none after the password or the address changed (C6)", async () => {
    const { email, client } = await signUp(app);
    const first = await forgot(email);
    const second = await forgot(email);
    expect(await reasonOfRefusal(reset(first))).toEqual(invalidToken);
    await client.auth.changePassword.mutate({ currentPassword: password, newPassword: another });
    expect(await reasonOfRefusal(reset(second))).toEqual(invalidToken);

    const third = await forgot(email);
    const moved = newEmail();
    await client.auth.changeEmail.mutate({ email: moved, currentPassword: another });
    await app.client().auth.confirmEmail.mutate({
      token: await tokenMailedTo(app, moved, "confirm-email"),
    });
    expect(await reasonOfRefusal(reset(third))).toEqual(invalidToken);
  });

  it("takes no link of an account that was disabled meanwhile", async () => {
    const person = await signUp(app);
    const token = await forgot(person.email);
    await disable(person);
    expect(await reasonOfRefusal(reset(token))).toEqual(invalidToken);
  });

  it("lets the owner in while strangers are guessing, at each of two servers (G6)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { DATABASE_URL } = limited.env;
    await using other = await createTestApp({ RATE_LIMIT_SCALE: "1", DATABASE_URL });
    const { email } = await signUp(limited);
    const guess = () => limited.postJson("auth.login", { email, password: "wrong" });
    for (let times = 0; times < 11; times += 1) await guess();
    for (const server of [limited, other]) {
      expect((await server.postJson("auth.login", { email, password })).status).toBe(429);
    }
    await limited.client().auth.forgotPassword.mutate({ email });
    const token = await tokenMailedTo(limited, email, "reset-password");
    await limited.client().auth.resetPassword.mutate({ token, password: another });
    for (const server of [other, limited]) {
      const input = { email, password: another };
      expect((await server.postJson("auth.login", input)).status).toBe(200);
    }
  });

  it("refuses a password that anybody would guess, and the link stays good (A7)", async () => {
    const { email } = await signUp(app);
    const token = await forgot(email);
    for (const guessed of ["password123", "12345678", email]) {
      expect(
        await reasonOfRefusal(app.client().auth.resetPassword.mutate({ token, password: guessed })),
      ).toMatchObject({ code: "VALIDATION_FAILED", issues: [{ path: ["password"] }] });
    }
    await expect(reset(token)).resolves.toBeDefined();
  });

  it("is not used up by looking at it (C11)", async () => {
    const { email } = await signUp(app);
    const token = await forgot(email);
    for (const method of ["GET", "HEAD"]) {
      await app.request(
        `/trpc/auth.resetPassword?input=${encodeURIComponent(JSON.stringify({ json: { token, password: another } }))}`,
        { method },
      );
      await app.request(`/reset-password?token=${token}`, { method });
    }
    await expect(reset(token)).resolves.toBeDefined();
  });

  it("leaves nothing in the database that a copy of it could use (C3, B11)", async () => {
    const { email, grant } = await signUp(app);
    await app.client().auth.forgotPassword.mutate({ email });
    const row = await app.container.database.prisma.oneTimeToken.findFirst({
      where: { userId: grant.user.id, purpose: "verify_email" },
    });
    expect(row?.endedAt).toBeNull();
    const token = await tokenMailedTo(app, email, "verify-email");
    const { rows } = await app.container.database.pool.query(
      `SELECT (SELECT json_agg(t)::text FROM one_time_tokens t) || (SELECT json_agg(j)::text FROM jobs.job j) AS dump`,
    );
    expect(JSON.stringify(rows)).toContain(email);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("does not come back to life when its mail is written a second time (M7)", async () => {
    const { email } = await signUp(app);
    const token = await forgot(email);
    await reset(token);
    await app.container.database.pool.query("DELETE FROM sent_mails");
    const { rows } = await app.container.database.pool.query<{ id: string; data: unknown }>(
      "SELECT id, data FROM jobs.job WHERE data->'payload'->>'mail' = 'forgotten-password' AND data->'payload'->>'email' = $1",
      [email],
    );
    const [job] = rows;
    await app.container.mails.deliver(
      job?.id ?? "",
      { mail: "forgotten-password", email, address: "192.0.2.1" },
      AbortSignal.timeout(5_000),
    );
    expect(await reasonOfRefusal(reset(token))).toEqual(invalidToken);
    expect(
      (await mailsTo(app, email)).filter(({ subject }) => subject === "Set a new password"),
    ).toHaveLength(1);
  });
});

describe("auth.changePassword", () => {
  it("asks for the current one, ends the other sessions and keeps this one (B12)", async () => {
    const { email, client } = await signUp(app);
    const elsewhere = await app.client().auth.login.mutate({ email, password });
    expect(
      await reasonOfRefusal(
        client.auth.changePassword.mutate({ currentPassword: "wrong", newPassword: another }),
      ),
    ).toEqual({ code: "WRONG_PASSWORD" });
    await expect(app.client().auth.login.mutate({ email, password })).resolves.toBeDefined();

    expect(
      await client.auth.changePassword.mutate({ currentPassword: password, newPassword: another }),
    ).toEqual({ ended: 2 });
    await expect(client.users.me.query()).resolves.toMatchObject({ email });
    expect(
      await reasonOfRefusal(app.client({ accessToken: elsewhere.accessToken }).users.me.query()),
    ).toEqual({ code: "UNAUTHENTICATED" });
    await expect(
      app.client().auth.login.mutate({ email, password: another }),
    ).resolves.toBeDefined();
    expect(await subjectsTo(app, email)).toContain("Your password was changed");
  });

  it("refuses one that anybody would guess, on its own field (A7)", async () => {
    const { client } = await signUp(app);
    expect(
      await reasonOfRefusal(
        client.auth.changePassword.mutate({ currentPassword: password, newPassword: "iloveyou1" }),
      ),
    ).toMatchObject({ code: "VALIDATION_FAILED", issues: [{ path: ["newPassword"] }] });
  });

  it("is changed ten times an hour, as each time somebody gets a mail (G7)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { client } = await signUp(limited);
    let currentPassword = password;
    const change = async (newPassword: string) => {
      await client.auth.changePassword.mutate({ currentPassword, newPassword });
      currentPassword = newPassword;
    };
    for (let times = 0; times < 10; times += 1) await change(`${another} ${times}`);
    expect(await reasonOfRefusal(change(another))).toMatchObject({ code: "RATE_LIMITED" });
  });

  it("lets ten guesses of the current one through (G1)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { client } = await signUp(limited);
    const tries = await Promise.all(
      Array.from({ length: 11 }, () =>
        reasonOfRefusal(
          client.auth.changePassword.mutate({ currentPassword: "wrong", newPassword: another }),
        ),
      ),
    );
    const codes = tries.map(({ code }) => code);
    expect(codes.filter((code) => code === "WRONG_PASSWORD")).toHaveLength(10);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(1);
  });
});

it("starts no session with a password that was changed while it was checked", async () => {
  const { email, client } = await signUp(app);
  const [, ...signIns] = await Promise.allSettled([
    client.auth.changePassword.mutate({ currentPassword: password, newPassword: another }),
    ...Array.from({ length: 6 }, () => app.client().auth.login.mutate({ email, password })),
  ]);
  for (const signIn of signIns) {
    if (signIn.status === "rejected") continue;
    const late = app.client({ accessToken: signIn.value.accessToken });
    expect(await reasonOfRefusal(late.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
  }
});

function reset(token: string) {
  return app.client().auth.resetPassword.mutate({ token, password: another });
}

function makeKey(client: TestClient) {
  return client.apiKeys.create.mutate({ name: "reports", scopes: ["tasks:read"] });
}

async function forgot(email: string): Promise<string> {
  await app.client().auth.forgotPassword.mutate({ email });
  return tokenMailedTo(app, email, "reset-password");
}

async function disable({ grant }: Person): Promise<void> {
  await app.container.database.prisma.user.update({
    where: { id: grant.user.id },
    data: { isActive: false },
  });
}

async function waitingMails(): Promise<number> {
  const { rows } = await app.container.database.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM jobs.job WHERE name = 'account-mail'",
  );
  return rows[0]?.count ?? 0;
}
