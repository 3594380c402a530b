import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp, type TestClient } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { newEmail, password, signUp } from "#test/people.ts";
import { whileChanging } from "#test/while-changing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const acts: Record<string, (client: TestClient) => Promise<unknown>> = {
  changePassword: ({ auth }) =>
    auth.changePassword.mutate({
      currentPassword: password,
      newPassword: "a quite different phrase",
    }),
  changeEmail: ({ auth }) =>
    auth.changeEmail.mutate({ email: newEmail(), currentPassword: password }),
  deleteMe: ({ users }) => users.deleteMe.mutate({ currentPassword: password }),
};

describe.each(Object.entries(acts))("%s", (_name, act) => {
  it("does nothing with a password that was replaced while it was checked (B12)", async () => {
    const { client, grant } = await signUp(app);
    const { id } = grant.user;
    const replaced = {
      statement: "UPDATE users SET password_hash = 'another' WHERE id = $1",
      values: [id],
    };
    const late = whileChanging(app, replaced, () => act(client));
    expect(await reasonOfRefusal(late)).toEqual({ code: "WRONG_PASSWORD" });
    expect(await hashOf(id)).toBe("another");
    expect(await changesAskedFor(id)).toBe(0);
  });

  it("does nothing for an account that was deactivated meanwhile (A15)", async () => {
    const { client, grant } = await signUp(app);
    const { id } = grant.user;
    const before = await hashOf(id);
    const deactivated = {
      statement: "UPDATE users SET is_active = false WHERE id = $1",
      values: [id],
    };
    const late = whileChanging(app, deactivated, () => act(client));
    expect(await reasonOfRefusal(late)).toEqual({ code: "WRONG_PASSWORD" });
    expect(await hashOf(id)).toBe(before);
    expect(await changesAskedFor(id)).toBe(0);
  });
});

async function hashOf(id: string): Promise<string | null | undefined> {
  const user = await app.container.database.prisma.user.findUnique({ where: { id } });
  return user?.passwordHash;
}

async function changesAskedFor(userId: string): Promise<number> {
  return app.container.database.prisma.oneTimeToken.count({
    where: { userId, purpose: "change_email" },
  });
}
