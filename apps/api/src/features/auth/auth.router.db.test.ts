import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal, refusalOf } from "#test/expect-refusal.ts";
import { newEmail, password, signUp } from "#test/people.ts";

let app: TestApp;
beforeAll(async () => {
  // Some of the tests are about the hashes.
  app = await createTestApp({}, { passwordCost: {} });
});
afterAll(() => app[Symbol.asyncDispose]());

describe("auth.register", () => {
  it("makes an account and signs it in", async () => {
    const grant = await app.client().auth.register.mutate({ email: " Ada@Example.COM ", password });
    expect(grant.user).toMatchObject({
      email: "ada@example.com",
      name: "ada",
      role: "member",
      isActive: true,
      emailVerified: false,
      version: 1,
    });
    const client = app.client({ accessToken: grant.accessToken });
    expect(await client.users.me.query()).toEqual(grant.user);
  });

  it("takes as much of a long address for the name as a name may have", async () => {
    const email = `${"a".repeat(150)}@example.com`;
    const { user } = await app.client().auth.register.mutate({ email, password });
    expect(user).toMatchObject({ email, name: "a".repeat(100) });
  });

  it("makes one account of twenty tries at once, in whatever spelling (A8)", async () => {
    const email = newEmail();
    const spellings = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? email : email.toUpperCase(),
    );
    const tries = await Promise.allSettled(
      spellings.map((spelling) => app.client().auth.register.mutate({ email: spelling, password })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = tries.filter((attempt) => attempt.status === "rejected");
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ data: { reason: { code: "EMAIL_TAKEN" } } });
    }
    expect(await app.container.database.prisma.user.count({ where: { email } })).toBe(1);
  });

  it.each(["role", "isAdmin", "emailVerified", "id", "createdAt", "isActive"])(
    "takes no %s from outside (A9)",
    async (field) => {
      const email = newEmail();
      const response = await app.postJson("auth.register", { email, password, [field]: "admin" });
      expect(response.status).toBe(400);
      expect(await app.container.database.prisma.user.count({ where: { email } })).toBe(0);
    },
  );

  it.each([
    [7, 400],
    [8, 200],
    [64, 200],
    [128, 200],
    [129, 400],
  ])("answers a password of %i characters with %i (A5)", async (length, status) => {
    const response = await app.postJson("auth.register", {
      email: newEmail(),
      password: "k7Qw-2x9 ".repeat(20).slice(0, length),
    });
    expect(response.status).toBe(status);
  });

  it.each(["password123", "qwertyuiop", "Ada Lovelace 1"])(
    "refuses %j of Ada Lovelace, which anybody would guess (A7)",
    async (guessed) => {
      const email = newEmail();
      const register = app
        .client()
        .auth.register.mutate({ email, password: guessed, name: "Ada Lovelace" });
      expect(await reasonOfRefusal(register)).toMatchObject({
        code: "VALIDATION_FAILED",
        issues: [{ path: ["password"] }],
      });
      expect(await app.container.database.prisma.user.count({ where: { email } })).toBe(0);
    },
  );

  it("stores Argon2id with a salt of its own, and no password (A3)", async () => {
    const people = [await signUp(app), await signUp(app)];
    const rows = await app.container.database.prisma.user.findMany({
      where: { id: { in: people.map(({ grant }) => grant.user.id) } },
      select: { passwordHash: true },
    });
    for (const { passwordHash } of rows) {
      expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
    expect(new Set(rows.map(({ passwordHash }) => passwordHash)).size).toBe(2);
  });
});

describe("auth.login", () => {
  it("signs in with the password in either Unicode form, and with no other (A6)", async () => {
    const email = newEmail();
    await app.client().auth.register.mutate({ email, password: "  Zo\u00E9 \u{1F511} " });
    await expect(
      app.client().auth.login.mutate({ email, password: "  Zoe\u0301 \u{1F511} " }),
    ).resolves.toMatchObject({ user: { email } });
    expect(
      await reasonOfRefusal(
        app.client().auth.login.mutate({ email, password: "Zo\u00E9 \u{1F511}   " }),
      ),
    ).toEqual({ code: "INVALID_CREDENTIALS" });
  });

  it("answers a wrong password, an unknown address, a disabled account and one without a password alike, byte for byte (A1)", async () => {
    const known = await signUp(app);
    const disabled = await signUp(app);
    const passwordless = await signUp(app);
    const { user } = app.container.database.prisma;
    await user.update({ where: { id: disabled.grant.user.id }, data: { isActive: false } });
    await user.update({ where: { id: passwordless.grant.user.id }, data: { passwordHash: null } });
    const answers = await Promise.all(
      [
        { email: known.email, password: "wrong" },
        { email: newEmail(), password },
        { email: disabled.email, password },
        { email: passwordless.email, password },
      ].map(async (input) => {
        const response = await app.postJson("auth.login", input);
        return {
          status: response.status,
          body: (await response.text()).replace(/"requestId":"[^"]+"/, ""),
        };
      }),
    );
    expect(answers[0]?.status).toBe(401);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("is a failed sign-in, and no fault, when the stored hash is broken", async () => {
    const { email, grant } = await signUp(app);
    await app.container.database.prisma.user.update({
      where: { id: grant.user.id },
      data: { passwordHash: "broken" },
    });
    expect(await reasonOfRefusal(app.client().auth.login.mutate({ email, password }))).toEqual({
      code: "INVALID_CREDENTIALS",
    });
  });

  it("makes a hash of weaker parameters anew (A4)", async () => {
    const { hash } = await import("@node-rs/argon2");
    const { email, grant } = await signUp(app);
    const { user } = app.container.database.prisma;
    await user.update({
      where: { id: grant.user.id },
      data: { passwordHash: await hash(password, { memoryCost: 8192, timeCost: 1 }) },
    });
    await app.client().auth.login.mutate({ email, password });
    const { passwordHash } = await user.findUniqueOrThrow({ where: { id: grant.user.id } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(app.client().auth.login.mutate({ email, password })).resolves.toMatchObject({
      user: { email },
    });
  });

  it("works on any database row only by its own values: operators are refused (E11)", async () => {
    const response = await app.postJson("auth.login", {
      email: { contains: "" },
      password: { not: "" },
    });
    expect(response.status).toBe(400);
  });
});

describe("limits on signing in", () => {
  it("lets ten tries through for one account from one address, counted by call, and says how long to wait (G1, G2)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { email } = await signUp(limited);
    const batch = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [index, { json: { email, password: "wrong" } }]),
    );
    const path = `${Array.from({ length: 10 }, () => "auth.login").join(",")}?batch=1`;
    const first = await limited.post(path, JSON.stringify(batch));
    expect(first.status).toBe(401);

    const refused = await limited.postJson("auth.login", { email, password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number.isInteger(Number(refused.headers.get("retry-after")))).toBe(true);

    const elsewhere = await limited.postJson(
      "auth.login",
      { email, password },
      { address: "192.0.2.77" },
    );
    expect(elsewhere.status).toBe(200);
  });

  it("is the same for accounts that don't exist (G9), and no forged header helps (G4)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const tries = await Promise.all(
      Array.from({ length: 11 }, (_, index) =>
        limited.postJson(
          "auth.login",
          { email: "nobody@example.com", password },
          { headers: { "x-forwarded-for": `198.51.100.${index}` } },
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it("lets exactly the limit through when two servers count together (G3)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { createPostgresRateLimiters } =
      await import("#platform/rate-limit/postgres-rate-limiter.ts");
    const servers = [1, 2].map(() =>
      createPostgresRateLimiters(limited.container.database.pool)({
        name: "together",
        points: 30,
        seconds: 60,
      }),
    );
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => servers.map((server) => server.consume("one key"))).flat(),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
  });
});

describe("auth.refresh", () => {
  it("exchanges a token for the next one (B4)", async () => {
    const { grant } = await signUp(app);
    const renewed = await app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken });
    expect(renewed.refreshToken).not.toBe(grant.refreshToken);
    expect(renewed.user).toEqual(grant.user);
    const again = await app.client().auth.refresh.mutate({ refreshToken: renewed.refreshToken });
    expect(again.refreshToken).not.toBe(renewed.refreshToken);
  });

  it("gives twenty parallel exchanges the same successor and signs nobody out (B5, B6)", async () => {
    const { grant } = await signUp(app);
    const renewals = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken }),
      ),
    );
    expect(new Set(renewals.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    await expect(
      app.client().auth.refresh.mutate({ refreshToken: renewals[0]?.refreshToken }),
    ).resolves.toBeDefined();
    expect(
      await app.container.database.prisma.session.count({
        where: { userId: grant.user.id, endedAt: null },
      }),
    ).toBe(1);
  });

  it("ends the whole session when a token older than the last is used, and logs it (B7)", async () => {
    const { grant, client } = await signUp(app);
    const second = await app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken });
    const third = await app.client().auth.refresh.mutate({ refreshToken: second.refreshToken });
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: third.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    expect(
      app.logs.some(
        (line) => line.includes("refresh-token-reused") && line.includes(grant.user.id),
      ),
    ).toBe(true);
  });

  it("ends the session when even the last token is used after the grace time (B4)", async () => {
    const { grant } = await signUp(app);
    const second = await app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken });
    await app.container.database.pool.query(
      "UPDATE sessions SET rotated_at = now() - interval '61 seconds' WHERE user_id = $1",
      [grant.user.id],
    );
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
    expect(
      await reasonOfRefusal(
        app.client().auth.refresh.mutate({ refreshToken: second.refreshToken }),
      ),
    ).toEqual({ code: "UNAUTHENTICATED" });
  });

  it.each([
    ["its absolute end", "expires_at = now()"],
    ["a long rest", "rotated_at = now() - interval '31 days'"],
  ])("refuses a good token after %s (B9)", async (_case, change) => {
    const { grant, client } = await signUp(app);
    await app.container.database.pool.query(`UPDATE sessions SET ${change} WHERE user_id = $1`, [
      grant.user.id,
    ]);
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
  });

  it("refuses a disabled or demoted account at once, with the token it holds (A15)", async () => {
    const { grant, client } = await signUp(app);
    await app.container.database.prisma.user.update({
      where: { id: grant.user.id },
      data: { isActive: false },
    });
    expect(await reasonOfRefusal(client.tasks.create.mutate({ title: "late" }))).toEqual({
      code: "UNAUTHENTICATED",
    });
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
  });

  it("refuses what is no token of ours, an access token among it, and asks no database (A12, P7)", async () => {
    const { grant } = await signUp(app);
    for (const refreshToken of [grant.accessToken.replaceAll(".", "").slice(0, 128), "AAAA"]) {
      expect(await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken }))).toEqual({
        code: "UNAUTHENTICATED",
      });
    }
    expect(await reasonOfRefusal(app.client().auth.refresh.mutate())).toEqual({
      code: "UNAUTHENTICATED",
    });
  });
});

describe("signing out", () => {
  it("ends the session for both of its tokens, and twice is no error (B8)", async () => {
    const { grant, client } = await signUp(app);
    expect(await client.auth.logout.mutate()).toEqual({ ended: 1 });
    expect(await client.auth.logout.mutate()).toEqual({ ended: 0 });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: grant.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
  });

  it("ends every session of the person and nobody else's (B8)", async () => {
    const { email, client } = await signUp(app);
    const other = await signUp(app);
    const second = await app.client().auth.login.mutate({ email, password });
    expect(await client.auth.logoutAll.mutate()).toEqual({ ended: 2 });
    const secondClient = app.client({ accessToken: second.accessToken });
    expect(await reasonOfRefusal(secondClient.users.me.query())).toEqual({
      code: "UNAUTHENTICATED",
    });
    await expect(other.client.users.me.query()).resolves.toMatchObject({ email: other.email });
  });
});

describe("the browser's session", () => {
  const sameOrigin = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

  it("keeps the refresh token in an HttpOnly cookie and out of the answer (B1, B2)", async () => {
    const response = await app.postJson(
      "auth.register",
      { email: newEmail(), password, transport: "cookie" },
      { headers: sameOrigin },
    );
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^tenon-refresh=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(Number(/Max-Age=(\d+)/.exec(cookie)?.[1])).toBeLessThanOrEqual(400 * 86_400);
    const body = await response.text();
    expect(body).not.toContain("refreshToken");
    expect(body).not.toContain(cookie.split(/[=;]/)[1]);
  });

  it("is bound to the host behind https (B1)", async () => {
    await using secure = await createTestApp({ PUBLIC_URL: "https://tenon.example.com" });
    const headers = { origin: "https://tenon.example.com" };
    const response = await secure.postJson(
      "auth.register",
      { email: newEmail(), password, transport: "cookie" },
      { headers },
    );
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-tenon-refresh=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it("is refused in words on plain http elsewhere, before an account is made", async () => {
    await using plain = await createTestApp({ PUBLIC_URL: "http://intranet.example.com" });
    const email = newEmail();
    const refusal = await refusalOf(
      plain.client().auth.register.mutate({ email, password, transport: "cookie" }),
    );
    expect(refusal.data.reason.code).toBe("FORBIDDEN");
    expect(refusal.message).toContain("https");
    expect(await plain.container.database.prisma.user.count({ where: { email } })).toBe(0);
  });

  it("is renewed by its cookie, replaced at the next sign-in (B3), and cleared at sign-out", async () => {
    const { email } = await signUp(app);
    const login = () =>
      app.postJson("auth.login", { email, password, transport: "cookie" }, { headers: sameOrigin });
    const cookie = cookieOf(await login());
    const renewed = await app.postJson("auth.refresh", {}, { headers: { ...sameOrigin, cookie } });
    expect(renewed.status).toBe(200);
    const current = cookieOf(renewed);
    expect(current).not.toBe(cookie);

    const replaced = await app.postJson(
      "auth.login",
      { email, password, transport: "cookie" },
      { headers: { ...sameOrigin, cookie: current } },
    );
    expect(replaced.status).toBe(200);
    expect(
      (await app.postJson("auth.refresh", {}, { headers: { ...sameOrigin, cookie: current } }))
        .status,
    ).toBe(401);

    const accessToken = /"accessToken":"([^"]+)"/.exec(await replaced.text())?.[1] ?? "";
    const out = await app.postJson(
      "auth.logout",
      {},
      { accessToken, headers: { ...sameOrigin, cookie: cookieOf(replaced) } },
    );
    expect(out.headers.get("set-cookie")).toMatch(/^tenon-refresh=; Max-Age=0;/);
  });

  it("is not renewed for a page of another site (F4)", async () => {
    const { email } = await signUp(app);
    const cookie = cookieOf(
      await app.postJson(
        "auth.login",
        { email, password, transport: "cookie" },
        { headers: sameOrigin },
      ),
    );
    const foreign = { cookie, origin: "https://evil.example.com", "sec-fetch-site": "cross-site" };
    expect((await app.postJson("auth.refresh", {}, { headers: foreign })).status).toBe(403);
    expect((await app.postJson("auth.refresh", {}, { headers: { cookie } })).status).toBe(403);
    expect(
      (await app.postJson("auth.refresh", {}, { headers: { ...sameOrigin, cookie } })).status,
    ).toBe(200);
  });

  it("is refused to a streamed call, whose cookie would be lost", async () => {
    const email = newEmail();
    const response = await app.post(
      "auth.register?batch=1",
      JSON.stringify({ 0: { json: { email, password, transport: "cookie" } } }),
      {
        headers: { "trpc-accept": "application/jsonl" },
      },
    );
    expect(await response.text()).toContain("FORBIDDEN");
    expect(await app.container.database.prisma.user.count({ where: { email } })).toBe(0);
  });
});

describe("what is stored", () => {
  it("holds no refresh token, no access token and no private key (B11)", async () => {
    const { grant } = await signUp(app);
    const { rows } = await app.container.database.pool.query<{ dump: string }>(
      "SELECT string_agg(t::text, ' ') AS dump FROM (SELECT to_jsonb(s) AS t FROM sessions s UNION ALL SELECT to_jsonb(k) FROM signing_keys k) all_rows",
    );
    const dump = rows[0]?.dump ?? "";
    expect(dump).toContain(grant.user.id);
    for (const secret of [grant.refreshToken ?? "", grant.accessToken, '"d":']) {
      expect(dump).not.toContain(secret);
    }
  });
});

function cookieOf(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}
