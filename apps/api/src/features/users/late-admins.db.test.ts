import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp, type TestClient } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { whileChanging } from "#test/while-changing.ts";

let app: TestApp;
let other: Person;
beforeAll(async () => {
  app = await createTestApp();
  await signUpAdmin(app);
  other = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

type Act = (client: TestClient, ids: { own: string; others: string }) => Promise<unknown>;

const acts: Record<string, Act> = {
  "makes itself one again": ({ users }, { own: id }) => users.update.mutate({ id, role: "admin" }),
  "activates itself again": ({ users }, { own: id }) => users.update.mutate({ id, isActive: true }),
  "makes somebody else one": ({ users }, { others: id }) =>
    users.update.mutate({ id, role: "admin" }),
  "renames somebody": ({ users }, { others: id }) => users.update.mutate({ id, name: "Changed" }),
  "signs somebody out": ({ users }, { others: id }) => users.revokeSessions.mutate({ id }),
  "mails somebody a link": ({ users }, { others: id }) => users.sendResetLink.mutate({ id }),
  "removes somebody": ({ users }, { others: id }) => users.remove.mutate({ id }),
};

describe.each(["role = 'member'", "is_active = false"])(
  "an administrator for whom %s is on its way",
  (change) => {
    it.each(Object.entries(acts))("no more %s (J3)", async (_name, act) => {
      const leaving = await signUpAdmin(app);
      const own = leaving.grant.user.id;
      const others = other.grant.user.id;
      const statement = `UPDATE users SET ${change} WHERE id = $1`;
      const late = whileChanging(app, { statement, values: [own] }, () =>
        act(leaving.client, { own, others }),
      );
      expect(await reasonOfRefusal(late)).toEqual({ code: "FORBIDDEN" });

      const { prisma } = app.container.database;
      expect(await prisma.user.count({ where: { id: own, role: "admin", isActive: true } })).toBe(
        0,
      );
      expect(await other.client.users.me.query()).toEqual(other.grant.user);
      expect(
        await prisma.auditEntry.count({
          where: {
            actorId: own,
            via: "session",
            action: {
              in: ["user.updated", "user.removed", "sessions.ended", "password.reset-requested"],
            },
          },
        }),
      ).toBe(0);
    });
  },
);
