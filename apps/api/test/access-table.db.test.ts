import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp, type TestClient } from "./create-test-app.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { newEmail, password, type Person, signUp } from "./people.ts";

type World = { app: TestApp; owner: Person; taskId: string; sessionId: string };
type Outcome = "allowed" | "UNAUTHENTICATED" | "NOT_FOUND";
type Row = {
  call: (client: TestClient, world: World) => Promise<unknown>;
  anonymous: Outcome;
  stranger: Outcome;
  owner: Outcome;
};

const signedInOnly = {
  anonymous: "UNAUTHENTICATED",
  stranger: "allowed",
  owner: "allowed",
} as const;
const ownerOnly = {
  anonymous: "UNAUTHENTICATED",
  stranger: "NOT_FOUND",
  owner: "allowed",
} as const;
const anyone = { anonymous: "allowed", stranger: "allowed", owner: "allowed" } as const;

/** Who may call what. The world's task and session are the owner's. */
const accessTable: Record<string, Row> = {
  "auth.register": {
    ...anyone,
    call: (client) => client.auth.register.mutate({ email: newEmail(), password }),
  },
  "auth.login": {
    ...anyone,
    call: (client, { owner }) => client.auth.login.mutate({ email: owner.email, password }),
  },
  "auth.refresh": {
    ...anyone,
    call: (client, { owner }) =>
      client.auth.refresh.mutate({ refreshToken: owner.grant.refreshToken }),
  },
  "auth.logout": { ...signedInOnly, call: (client) => client.auth.logout.mutate() },
  "auth.logoutAll": { ...signedInOnly, call: (client) => client.auth.logoutAll.mutate() },
  "sessions.list": { ...signedInOnly, call: (client) => client.sessions.list.query() },
  "sessions.revoke": {
    ...ownerOnly,
    call: (client, { sessionId }) => client.sessions.revoke.mutate({ id: sessionId }),
  },
  "tasks.list": { ...signedInOnly, call: (client) => client.tasks.list.query() },
  "tasks.byId": {
    ...ownerOnly,
    call: (client, { taskId }) => client.tasks.byId.query({ id: taskId }),
  },
  "tasks.create": {
    ...signedInOnly,
    call: (client) => client.tasks.create.mutate({ title: "new" }),
  },
  "tasks.update": {
    ...ownerOnly,
    call: (client, { taskId }) => client.tasks.update.mutate({ id: taskId, title: "changed" }),
  },
  "tasks.remove": {
    ...ownerOnly,
    call: (client, { taskId }) => client.tasks.remove.mutate({ id: taskId }),
  },
  "users.me": { ...signedInOnly, call: (client) => client.users.me.query() },
  "users.updateMe": {
    ...signedInOnly,
    call: (client) => client.users.updateMe.mutate({ name: "New Name" }),
  },
};

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it("has a row for every procedure, and no other (D1)", () => {
  const { procedures } = app.container.router._def;
  expect(Object.keys(accessTable).toSorted()).toEqual(Object.keys(procedures).toSorted());
});

it("agrees with what each procedure says of itself", () => {
  for (const [path, { anonymous }] of Object.entries(accessTable)) {
    expect([path, metaOf(path).access]).toEqual([
      path,
      anonymous === "allowed" ? "public" : "user",
    ]);
  }
});

it("stands on declared outputs: every procedure has one (D5)", () => {
  for (const path of Object.keys(accessTable)) {
    expect([path, "output" in definitionOf(path)]).toEqual([path, true]);
  }
});

describe.each(Object.entries(accessTable))("%s", (_path, row) => {
  it.each(["anonymous", "stranger", "owner"] as const)(
    "answers %s as the table says",
    async (caller) => {
      const world = await makeWorld();
      const client = {
        anonymous: app.client(),
        stranger: (await signUp(app)).client,
        owner: world.owner.client,
      }[caller];
      const call = row.call(client, world);
      if (row[caller] === "allowed") await expect(call).resolves.toBeDefined();
      else expect(await reasonOfRefusal(call)).toEqual({ code: row[caller] });
    },
  );
});

async function makeWorld(): Promise<World> {
  const owner = await signUp(app);
  const { id: taskId } = await owner.client.tasks.create.mutate({ title: "the owner's" });
  const { items } = await owner.client.sessions.list.query();
  return { app, owner, taskId, sessionId: items[0]?.id ?? "" };
}

function definitionOf(path: string): object {
  const procedure: unknown = Reflect.get(app.container.router._def.procedures, path);
  if (typeof procedure !== "function" || !("_def" in procedure)) {
    throw new TypeError(`${path} is no procedure`);
  }
  const definition = procedure._def;
  if (typeof definition !== "object" || definition === null) {
    throw new TypeError(`${path} has no definition`);
  }
  return definition;
}

function metaOf(path: string): { access: unknown } {
  const meta: unknown = Reflect.get(definitionOf(path), "meta");
  return {
    access: typeof meta === "object" && meta !== null ? Reflect.get(meta, "access") : undefined,
  };
}
