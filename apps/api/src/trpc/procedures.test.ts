import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { ObservedCall } from "./call-observer.ts";
import type { Context } from "./context.ts";
import { readCredential } from "./credential.ts";
import {
  adminProcedure,
  adminSessionProcedure,
  publicProcedure,
  router,
  sessionProcedure,
  signedProcedure,
  userProcedure,
} from "./procedures.ts";

const claim = { userId: "u1", sessionId: "s1" };
const actor: Actor = { userId: "u1", role: "member", via: { kind: "session", sessionId: "s1" } };
const keyActor: Actor = {
  userId: "u1",
  role: "member",
  via: { kind: "api-key", apiKeyId: "k1", scopes: ["tasks:read"] },
};
const issuedActor: Actor = {
  userId: "u2",
  role: "admin",
  via: { kind: "issuer", issuer: "https://login.test" },
};
const nowhere = { address: "192.0.2.1", userAgent: null };
const lost = Object.assign(new Error("terminating connection"), { code: "57P01" });

type Outcome = () => Promise<string>;
type Setting = {
  authorization?: string;
  sessionEnded?: boolean;
  role?: Actor["role"];
  /** The error that looking for the actor meets the first time. */
  lostOnce?: Error;
  limit?: number;
  outcome?: Outcome;
};

function setUp({
  authorization,
  sessionEnded = false,
  role = "member",
  lostOnce,
  limit = 100,
  outcome = async () => "done",
}: Setting = {}) {
  const calls: ObservedCall[] = [];
  const counted: string[] = [];
  const runs = { count: 0 };
  let losses = lostOnce ? 1 : 0;
  const run: Outcome = () => {
    runs.count += 1;
    return outcome();
  };
  const context: Context = {
    requestId: "r1",
    caller: nowhere,
    credential: readCredential(
      { authorization, caller: nowhere },
      {
        verifyToken: async (token) => (token === "good" ? claim : null),
        findActor: async () => {
          losses -= 1;
          if (lostOnce && losses >= 0) throw lostOnce;
          return sessionEnded ? null : { ...actor, role };
        },
        findKeyActor: async (key) => (key === "tenon_good" ? keyActor : null),
        isIssued: (token) => token === "issued",
        findIssuedActor: async () => issuedActor,
      },
    ),
    refreshCookie: { read: () => null, assertWritable: () => {}, write: () => {}, clear: () => {} },
    idempotent: (_call, work) => work(),
    refuseKey: () => {},
    limitCalls: async (key) => {
      counted.push(key);
      if (counted.length > limit) throw new AppError({ code: "RATE_LIMITED", retryAfter: 9 });
    },
    observeCall: { begins: () => {}, ends: (call) => void calls.push(call), misses: () => {} },
    receiveFile: null,
    onProgress: () => {},
  };
  const procedures = router({
    read: publicProcedure.query(run),
    write: publicProcedure.mutation(run),
    mine: userProcedure
      .input(z.strictObject({ id: z.string() }))
      .query(({ ctx }) => ctx.actor.userId),
    signOut: signedProcedure.mutation(({ ctx }) => ctx.claim.sessionId),
    tasks: router({
      list: userProcedure.query(run),
      byId: userProcedure.query(run),
      create: userProcedure.mutation(run),
      countAll: adminProcedure.query(run),
    }),
    keys: router({ list: sessionProcedure.query(({ ctx }) => ctx.actor.via.sessionId) }),
    admins: router({ look: adminSessionProcedure.query(({ ctx }) => ctx.actor.via.sessionId) }),
  });
  const fetch = (path: string, init?: RequestInit) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      router: procedures,
      req: new Request(`http://localhost/trpc/${path}`, init),
      createContext: () => context,
    });
  return { caller: procedures.createCaller(context), fetch, calls, counted, runs };
}

/** Fails as often as it is told to, then succeeds. */
function failing(times: number, error: Error): Outcome {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw error;
    return "done";
  };
}

describe("publicProcedure", () => {
  it("serves anyone, counted by address", async () => {
    const { caller, counted } = setUp();
    expect(await caller.read()).toBe("done");
    expect(counted).toEqual(["192.0.2.1"]);
  });

  it("does nothing once the limit is reached (G1)", async () => {
    const { caller, runs } = setUp({ limit: 1 });
    await caller.write();
    await expect(caller.write()).rejects.toMatchObject({
      cause: { reason: { code: "RATE_LIMITED", retryAfter: 9 } },
    });
    expect(runs.count).toBe(1);
  });
});

describe("userProcedure", () => {
  it("serves whoever is signed in, counted by person", async () => {
    const { caller, counted } = setUp({ authorization: "Bearer good" });
    expect(await caller.mine({ id: "1" })).toBe("u1");
    expect(counted).toEqual(["u1"]);
  });

  it.each<Setting>([
    {},
    { authorization: "Bearer bad" },
    { authorization: "Bearer good", sessionEnded: true },
  ])("refuses %o (A10, A15)", async (setting) => {
    const { caller } = setUp(setting);
    await expect(caller.mine({ id: "1" })).rejects.toMatchObject({
      cause: { reason: { code: "UNAUTHENTICATED" } },
    });
  });

  it("asks who is calling before it looks at the input (D7)", async () => {
    const wrong: { id: string } = JSON.parse('{"id":7,"more":1}');
    await expect(setUp().caller.mine(wrong)).rejects.toMatchObject({
      cause: { reason: { code: "UNAUTHENTICATED" } },
    });
    await expect(setUp({ authorization: "Bearer good" }).caller.mine(wrong)).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("adminSessionProcedure", () => {
  const signedIn = { authorization: "Bearer good" };

  it("serves an administrator who signed in, counted by person (J1)", async () => {
    const { caller, counted } = setUp({ ...signedIn, role: "admin" });
    expect(await caller.admins.look()).toBe("s1");
    expect(counted).toEqual(["u1"]);
  });

  it("refuses everyone else who signed in (J1)", async () => {
    await expect(setUp(signedIn).caller.admins.look()).rejects.toMatchObject({
      cause: { reason: { code: "FORBIDDEN" } },
    });
  });
});

describe("signedProcedure", () => {
  it("serves whoever was signed in, even after the session has ended, counted by person (B8)", async () => {
    const { caller, counted } = setUp({ authorization: "Bearer good", sessionEnded: true });
    expect(await caller.signOut()).toBe("s1");
    expect(counted).toEqual(["u1"]);
  });

  it("refuses everyone else", async () => {
    await expect(setUp().caller.signOut()).rejects.toMatchObject({
      cause: { reason: { code: "UNAUTHENTICATED" } },
    });
  });
});

describe("a credential that does not hold", () => {
  const reads = (caller: ReturnType<typeof setUp>["caller"]) => [
    () => caller.mine({ id: "1" }),
    caller.keys.list,
    caller.admins.look,
    caller.tasks.countAll,
    caller.signOut,
  ];

  it.each<Setting>([{}, { authorization: "Bearer bad" }, { authorization: "Bearer tenon_bad" }])(
    "is counted by address, at every procedure that asks for one: %o (G1)",
    async (setting) => {
      const { caller, counted } = setUp({ ...setting, limit: 5 });
      for (const call of reads(caller)) {
        await expect(call()).rejects.toMatchObject({
          cause: { reason: { code: "UNAUTHENTICATED" } },
        });
      }
      expect(counted).toEqual(Array.from({ length: 5 }, () => "192.0.2.1"));
      for (const call of reads(caller)) {
        await expect(call()).rejects.toMatchObject({
          cause: { reason: { code: "RATE_LIMITED", retryAfter: 9 } },
        });
      }
    },
  );

  it("is counted by account where it holds elsewhere", async () => {
    const { caller, counted } = setUp({ authorization: "Bearer tenon_good" });
    await expect(caller.signOut()).rejects.toMatchObject({
      cause: { reason: { code: "FORBIDDEN" } },
    });
    expect(counted).toEqual(["u1"]);
  });

  it("is not counted while nobody can tell whether it holds", async () => {
    const { caller, counted } = setUp({ authorization: "Bearer good", lostOnce: lost });
    await caller.mine({ id: "1" });
    expect(counted).toEqual(["u1"]);
  });
});

describe("with an API key", () => {
  const withKey = { authorization: "Bearer tenon_good" };

  it("what its scopes name may be called, counted by person (I3)", async () => {
    const { caller, counted } = setUp(withKey);
    expect(await caller.tasks.list()).toBe("done");
    expect(counted).toEqual(["u1"]);
  });

  it("what they don't name is refused with a sentence that says which is missing (I3)", async () => {
    const { caller, runs } = setUp(withKey);
    await expect(caller.tasks.create()).rejects.toMatchObject({
      cause: {
        reason: { code: "FORBIDDEN" },
        message: "This API key lacks the scope tasks:write.",
      },
    });
    expect(runs.count).toBe(0);
  });

  it("no scope makes a member an administrator (J1)", async () => {
    await expect(setUp(withKey).caller.tasks.countAll()).rejects.toMatchObject({
      cause: { reason: { code: "FORBIDDEN" } },
    });
  });

  it("what asks for a signed-in person is refused (I2)", async () => {
    const { caller } = setUp(withKey);
    for (const call of [caller.keys.list, caller.admins.look, caller.signOut]) {
      await expect(call()).rejects.toMatchObject({
        cause: { reason: { code: "FORBIDDEN" }, message: expect.stringContaining("signed in") },
      });
    }
  });

  it("that is none, everything is refused alike", async () => {
    const { caller } = setUp({ authorization: "Bearer tenon_bad" });
    for (const call of [caller.tasks.list, caller.keys.list, caller.signOut]) {
      await expect(call()).rejects.toMatchObject({
        cause: { reason: { code: "UNAUTHENTICATED" } },
      });
    }
  });
});

describe("with another issuer's token", () => {
  const withToken = { authorization: "Bearer issued" };

  it("its account may do what its role allows, without scopes", async () => {
    const { caller } = setUp(withToken);
    expect(await caller.tasks.create()).toBe("done");
    expect(await caller.tasks.countAll()).toBe("done");
  });

  it("what asks for a signed-in person is refused (I2)", async () => {
    const { caller } = setUp(withToken);
    for (const call of [caller.keys.list, caller.admins.look, caller.signOut]) {
      await expect(call()).rejects.toMatchObject({ cause: { reason: { code: "FORBIDDEN" } } });
    }
  });
});

describe("a procedure whose connection broke", () => {
  it("is asked once more when it only reads (P1)", async () => {
    const { caller, runs } = setUp({ outcome: failing(1, lost) });
    expect(await caller.read()).toBe("done");
    expect(runs.count).toBe(2);
  });

  it("is asked once more when it broke while its caller was looked for (P1)", async () => {
    const { caller, calls } = setUp({ authorization: "Bearer good", lostOnce: lost });
    expect(await caller.mine({ id: "1" })).toBe("u1");
    expect(calls).toMatchObject([{ userId: "u1", failure: null }]);
  });

  it("is asked no third time (P1)", async () => {
    const { caller, runs } = setUp({ outcome: failing(2, lost) });
    await expect(caller.read()).rejects.toMatchObject({ cause: { code: "57P01" } });
    expect(runs.count).toBe(2);
  });

  it("is left alone when it changes something: that may have happened (P1, P10)", async () => {
    const { caller, runs } = setUp({ outcome: failing(1, lost) });
    await expect(caller.write()).rejects.toMatchObject({ cause: { code: "57P01" } });
    expect(runs.count).toBe(1);
  });

  it("is left alone when it failed for another reason", async () => {
    const { caller, runs } = setUp({ outcome: failing(1, new Error("something else")) });
    await expect(caller.read()).rejects.toThrow("something else");
    expect(runs.count).toBe(1);
  });
});

describe("every procedure", () => {
  it("is observed as it ends: what, for whom, how long and why not (K4)", async () => {
    const { caller, calls } = setUp({ authorization: "Bearer good" });
    await caller.mine({ id: "1" });
    expect(calls).toEqual([
      {
        path: "mine",
        type: "query",
        requestId: "r1",
        userId: "u1",
        milliseconds: expect.any(Number),
        failure: null,
      },
    ]);
  });

  it("is observed once, also when it was asked twice or refused", async () => {
    const { caller, calls } = setUp({ outcome: failing(1, lost) });
    await caller.read();
    await caller.signOut().catch(() => {});
    expect(calls).toMatchObject([
      { path: "read", failure: null, userId: undefined },
      {
        path: "signOut",
        failure: { reason: { code: "UNAUTHENTICATED" }, error: expect.any(TRPCError) },
      },
    ]);
  });
});

describe("what a procedure may refuse", () => {
  const gone = new AppError({ code: "NOT_FOUND" });
  const conflict = new AppError({ code: "CONFLICT" });
  const doubled = Object.assign(new Error("Unique constraint failed"), { code: "P2002" });
  const signedIn = { authorization: "Bearer good" };

  it("is what it declares", async () => {
    const { caller } = setUp({ ...signedIn, outcome: failing(1, gone) });
    await expect(caller.tasks.byId()).rejects.toMatchObject({ cause: gone });
  });

  it("and what any call of its kind may be refused with", async () => {
    const { caller } = setUp({ ...signedIn, outcome: failing(1, conflict) });
    await expect(caller.tasks.create()).rejects.toMatchObject({ cause: conflict });
  });

  it.each([
    ["list", gone, "tasks.list refused with NOT_FOUND, which it does not declare."],
    ["byId", conflict, "tasks.byId refused with CONFLICT, which it does not declare."],
    ["list", doubled, "tasks.list refused with CONFLICT, which it does not declare."],
  ] as const)(
    "is nothing else: that is a fault of ours, and is logged as one (%s)",
    async (name, error, message) => {
      const { caller, calls } = setUp({ ...signedIn, outcome: failing(1, error) });
      await expect(caller.tasks[name]()).rejects.toMatchObject({
        code: "INTERNAL_SERVER_ERROR",
        cause: { message },
      });
      expect(calls).toMatchObject([{ failure: { reason: { code: "INTERNAL" } } }]);
    },
  );
});

describe("over HTTP", () => {
  const broken = { outcome: failing(9, new Error("canary")) };

  it("a failure says what the contract says, under the id of its request, and no more (K5)", async () => {
    const response = await setUp(broken).fetch("read");
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: {
        json: {
          message: "Something went wrong on our side.",
          code: -32603,
          data: {
            code: "INTERNAL_SERVER_ERROR",
            httpStatus: 500,
            path: "read",
            requestId: "r1",
            reason: { code: "INTERNAL" },
          },
        },
      },
    });
  });

  it("has the status that stands for the reason, not for tRPC's first guess", async () => {
    const { fetch } = setUp();
    expect((await setUp({ limit: 0 }).fetch("read")).status).toBe(429);
    expect((await fetch("mine?input=%7B%7D")).status).toBe(401);
    expect((await fetch("nothing")).status).toBe(404);
    expect((await fetch("write")).status).toBe(405);
  });

  it.each([
    "mine",
    "mine?input=",
    "mine?input=null",
    "mine?input=not-json",
    "mine?input=%5B%5D",
    `mine?input=${encodeURIComponent('{"id":"1"}')}`,
    `mine?input=${encodeURIComponent('{"json":{"id":7}}')}`,
    `mine?input=${encodeURIComponent('{"json":[1],"meta":{"values":{"length":["undefined"]}}}')}`,
    `mine?input=${encodeURIComponent(`{"json":${"[".repeat(10_000)}${"]".repeat(10_000)}}`)}`,
    "mine?batch=1&input=%7B",
  ])("input that can't be read is refused as such: %s (E1, E13)", async (path) => {
    const response = await setUp({ authorization: "Bearer good" }).fetch(path);
    expect(response.status).toBe(400);
    const body = await response.text();
    expect(body).toContain("VALIDATION_FAILED");
    expect(body.length).toBeLessThan(2048);
  });
});
