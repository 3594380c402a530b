import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { mailsTo, subjectsTo, tokenMailedTo } from "#test/mailbox.ts";
import { newEmail, password, signUp } from "#test/people.ts";

const invalidToken = { code: "INVALID_TOKEN" };

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe("auth.verifyEmail", () => {
  it("confirms the address with the link mailed at registration, once", async () => {
    const { email, client } = await signUp(app);
    const token = await tokenMailedTo(app, email, "verify-email");
    expect(await app.client().auth.verifyEmail.mutate({ token })).toEqual({ email });
    expect(await client.users.me.query()).toMatchObject({ emailVerified: true });
    expect(await reasonOfRefusal(app.client().auth.verifyEmail.mutate({ token }))).toEqual(
      invalidToken,
    );
  });

  it("takes no link of another purpose (C5)", async () => {
    const { email } = await signUp(app);
    await app.client().auth.forgotPassword.mutate({ email });
    const token = await tokenMailedTo(app, email, "reset-password");
    expect(await reasonOfRefusal(app.client().auth.verifyEmail.mutate({ token }))).toEqual(
      invalidToken,
    );
    expect(await reasonOfRefusal(app.client().auth.confirmEmail.mutate({ token }))).toEqual(
      invalidToken,
    );
  });

  it("asks nothing of the database for a token that was made up (P7)", async () => {
    await using small = await createTestApp({
      DATABASE_POOL_SIZE: "1",
      DATABASE_CONNECTION_TIMEOUT_MS: "300",
    });
    const taken = await small.container.database.pool.connect();
    try {
      const token = Buffer.alloc(48, 7).toString("base64url");
      expect(await reasonOfRefusal(small.client().auth.verifyEmail.mutate({ token }))).toEqual(
        invalidToken,
      );
    } finally {
      taken.release();
    }
  });
});

describe("auth.requestVerification", () => {
  it("mails a new link, which takes the place of the old one", async () => {
    const { email, client } = await signUp(app);
    const first = await tokenMailedTo(app, email, "verify-email");
    await client.auth.requestVerification.mutate();
    const second = await tokenMailedTo(app, email, "verify-email");
    expect(second).not.toBe(first);
    expect(await reasonOfRefusal(app.client().auth.verifyEmail.mutate({ token: first }))).toEqual(
      invalidToken,
    );
    await app.client().auth.verifyEmail.mutate({ token: second });
  });

  it("mails nothing once the address is confirmed", async () => {
    const { email, client } = await signUp(app);
    await app.client().auth.verifyEmail.mutate({
      token: await tokenMailedTo(app, email, "verify-email"),
    });
    expect(await client.auth.requestVerification.mutate()).toEqual({ accepted: true });
    expect(await mailsTo(app, email)).toHaveLength(1);
  });
});

describe("auth.changeEmail", () => {
  it("counts once the new address confirms it, and tells the old one before and after (C10)", async () => {
    const { email, client } = await signUp(app);
    const moved = newEmail();
    await client.auth.changeEmail.mutate({ email: moved, currentPassword: password });
    expect(await client.users.me.query()).toMatchObject({ email });
    expect(await subjectsTo(app, email)).toContain(
      "Your account is about to get another e-mail address",
    );

    const token = await tokenMailedTo(app, moved, "confirm-email");
    expect(await app.client().auth.confirmEmail.mutate({ token })).toEqual({ email: moved });
    expect(await client.users.me.query()).toMatchObject({ email: moved, emailVerified: true });
    expect(await subjectsTo(app, email)).toContain("Your account has another e-mail address now");
    expect(await reasonOfRefusal(app.client().auth.login.mutate({ email, password }))).toEqual({
      code: "INVALID_CREDENTIALS",
    });
    await expect(app.client().auth.login.mutate({ email: moved, password })).resolves.toBeDefined();
  });

  it("asks for the password (B12)", async () => {
    const { email, client } = await signUp(app);
    const moved = newEmail();
    expect(
      await reasonOfRefusal(
        client.auth.changeEmail.mutate({ email: moved, currentPassword: "wrong" }),
      ),
    ).toEqual({ code: "WRONG_PASSWORD" });
    expect(await mailsTo(app, moved)).toEqual([]);
    expect(await client.users.me.query()).toMatchObject({ email });
  });

  it("doesn't say that an address is somebody else's, and mails them nothing", async () => {
    const { client } = await signUp(app);
    const other = await signUp(app);
    const before = await mailsTo(app, other.email);
    expect(
      await client.auth.changeEmail.mutate({ email: other.email, currentPassword: password }),
    ).toEqual({ accepted: true });
    expect(await mailsTo(app, other.email)).toEqual(before);
  });

  it("keeps nobody else from asking for a link to that address (G7)", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const [{ client }, { email }] = [await signUp(limited), await signUp(limited)];
    const change = () => client.auth.changeEmail.mutate({ email, currentPassword: password });
    for (let times = 0; times < 3; times += 1) await change();
    expect(await reasonOfRefusal(change())).toMatchObject({ code: "RATE_LIMITED" });

    await limited.client().auth.forgotPassword.mutate({ email });
    expect(await subjectsTo(limited, email)).toContain("Set a new password");
  });

  it("gives an address that two ask for to one of them", async () => {
    const people = [await signUp(app), await signUp(app)];
    const moved = newEmail();
    const tokens: string[] = [];
    for (const { client } of people) {
      await client.auth.changeEmail.mutate({ email: moved, currentPassword: password });
      tokens.push(await tokenMailedTo(app, moved, "confirm-email"));
    }
    const tries = await Promise.allSettled(
      tokens.map((token) => app.client().auth.confirmEmail.mutate({ token })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = tries.find((attempt) => attempt.status === "rejected");
    expect(refused?.reason).toMatchObject({ data: { reason: { code: "EMAIL_TAKEN" } } });
  });

  it("dies with the password it was asked for with (C6)", async () => {
    const { client } = await signUp(app);
    const moved = newEmail();
    await client.auth.changeEmail.mutate({ email: moved, currentPassword: password });
    const token = await tokenMailedTo(app, moved, "confirm-email");
    await client.auth.changePassword.mutate({
      currentPassword: password,
      newPassword: "a quite different phrase",
    });
    expect(await reasonOfRefusal(app.client().auth.confirmEmail.mutate({ token }))).toEqual(
      invalidToken,
    );
  });
});

it("mails a name as text, whatever it holds, and to nobody who did not confirm the address (E15, M8)", async () => {
  const email = newEmail();
  const name = `<img src=x onerror=alert(1)> & "Ada"`;
  await app.client().auth.register.mutate({ email, password, name });
  const token = await tokenMailedTo(app, email, "verify-email");
  expect(JSON.stringify(await mailsTo(app, email))).not.toContain("onerror");

  await app.client().auth.verifyEmail.mutate({ token });
  await app.client().auth.forgotPassword.mutate({ email });
  const mails = await mailsTo(app, email);
  const reset = mails.find(({ subject }) => subject === "Set a new password");
  expect(reset?.text).toContain(name);
  expect(reset?.html).not.toContain("<img");
  expect(reset?.html).toContain("&#60;img");
});
