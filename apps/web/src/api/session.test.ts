import { describe, expect, it } from "vitest";
import type { AuthGrant } from "@tenon/schemas/auth";
import type { User } from "@tenon/schemas/users";
import { createSession, type Session } from "./session.ts";
import type { TabMessage, Tabs } from "./tabs.ts";

const minute = 60_000;

describe("one tab", () => {
  it("learns from one exchange that there is a session", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await Promise.all([session.restore(), session.restore(), session.token()]);
    expect(session.state()).toMatchObject({ status: "signed-in", user: ada });
    expect(server.renewals).toBe(1);
  });

  it("is signed out when the cookie is refused", async () => {
    const { open } = createBrowser({ user: null });
    const session = open();
    await session.restore();
    expect(session.state()).toEqual({ status: "signed-out" });
    expect(await session.token()).toBeNull();
  });

  it("still knows nothing when the server could not be asked, and asks again", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    server.isDown = true;
    await expect(session.restore()).rejects.toThrow("no network");
    expect(session.state()).toEqual({ status: "unknown" });
    server.isDown = false;
    await session.restore();
    expect(session.state().status).toBe("signed-in");
  });

  it("takes the page for the one of who was here last while the server is out of reach", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    server.isDown = true;
    server.last.user = ada;
    await session.restore();
    expect(session.state()).toEqual({ status: "away", user: ada });
    await expect(session.token()).rejects.toThrow("no network");
    server.isDown = false;
    await session.resume();
    expect(session.state()).toMatchObject({ status: "signed-in", user: ada });
  });

  it("asks who was here last to sign in when their session has ended meanwhile", async () => {
    const { server, open } = createBrowser({ user: null });
    const session = open();
    server.isDown = true;
    server.last.user = ada;
    await session.restore();
    server.isDown = false;
    await session.resume();
    expect(session.state()).toEqual({ status: "expired", user: ada });
  });

  it("makes no call of who was here last in the name of who is signed in by now", async () => {
    const { server, open } = createBrowser({ user: bob });
    const session = open();
    server.isDown = true;
    server.last.user = ada;
    await session.restore();
    server.isDown = false;
    expect(await session.token()).toBeNull();
    expect(session.holder()).toBe(bob.id);
  });

  it("renews shortly before the token ends, and not earlier", async () => {
    const { server, clock, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    clock.now += 9 * minute;
    expect(await session.token()).toBe("token-1");
    clock.now += 0.6 * minute;
    expect(await session.token()).toBe("token-2");
    expect(server.renewals).toBe(2);
  });

  it("exchanges once for any number of refused calls", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    const tokens = await Promise.all(["token-1", "token-1", "token-1"].map(session.tokenInsteadOf));
    expect(tokens).toEqual(["token-2", "token-2", "token-2"]);
    expect(await session.tokenInsteadOf("token-1")).toBe("token-2");
    expect(server.renewals).toBe(2);
  });
});

describe("after something that may have changed it", () => {
  it("learns the account as it is now, in all tabs", async () => {
    const { server, open } = createBrowser({ user: ada });
    const [first, second] = [open(), open()];
    await Promise.all([first.restore(), second.restore()]);
    server.user = { ...ada, emailVerified: true, version: 2 };
    await second.recheck();
    await settle();
    expect(first.state()).toMatchObject({ user: { emailVerified: true } });
  });

  it("is signed out when the session was ended, and takes no other tab's word for it", async () => {
    const { server, open } = createBrowser({ user: ada });
    const [first, second] = [open(), open()];
    await first.restore();
    server.user = null;
    await second.recheck();
    await second.restore();
    expect(second.state()).toEqual({ status: "signed-out" });
  });

  it("is over in all tabs when the account is gone", async () => {
    const { server, open } = createBrowser({ user: ada });
    const [first, second] = [open(), open()];
    await Promise.all([first.restore(), second.restore()]);
    second.close();
    await settle();
    expect(first.state()).toEqual({ status: "signed-out" });
    expect(server.ended).toEqual([]);
  });
});

describe("an expired session", () => {
  it("keeps calls waiting until its person has signed in again", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    server.user = null;
    const refused = session.tokenInsteadOf("token-1");
    await until(session, "expired");
    const waiting = Promise.all([refused, session.token()]);
    session.begin(grantFor(ada, "fresh"));
    expect(await waiting).toEqual(["fresh", "fresh"]);
  });

  it("never makes a waiting call in another person's name", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    server.user = null;
    const waiting = session.tokenInsteadOf("token-1");
    await until(session, "expired");
    session.begin(grantFor(bob, "of bob"));
    expect(await waiting).toBeNull();
  });

  it("is not declared over by an exchange that a new sign-in overtook", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    server.user = null;
    const renewed = session.tokenInsteadOf("token-1");
    session.begin(grantFor(ada, "fresh"));
    expect(await renewed).toBe("fresh");
    expect(session.state().status).toBe("signed-in");
  });

  it("lets waiting calls fail when the person leaves", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    server.user = null;
    const waiting = session.tokenInsteadOf("token-1");
    await until(session, "expired");
    session.leave();
    expect(await waiting).toBeNull();
    expect(session.state()).toEqual({ status: "signed-out" });
  });
});

describe("several tabs", () => {
  it("a tab opened later takes the token of the first without asking the server", async () => {
    const { server, open } = createBrowser({ user: ada });
    await open().restore();
    const second = open();
    await second.restore();
    expect(await second.token()).toBe("token-1");
    expect(server.renewals).toBe(1);
  });

  it("share one exchange when their token is refused at the same time", async () => {
    const { server, open } = createBrowser({ user: ada });
    const tabs = [open(), open(), open()];
    await Promise.all(tabs.map((tab) => tab.restore()));
    expect(server.renewals).toBe(1);
    const tokens = await Promise.all(tabs.map((tab) => tab.tokenInsteadOf("token-1")));
    expect(tokens).toEqual(["token-2", "token-2", "token-2"]);
    expect(server.renewals).toBe(2);
  });

  it("share one exchange even when the word of it is slower than the turn", async () => {
    const { server, open } = createBrowser({ user: ada, deliverAfterMs: 5 });
    const tabs = [open(), open()];
    await Promise.all(tabs.map((tab) => tab.restore()));
    await Promise.all(tabs.map((tab) => tab.tokenInsteadOf("token-1")));
    expect(server.renewals).toBe(2);
  });

  it("do not wait for ever for a tab that is frozen", async () => {
    const { server, open, freeze } = createBrowser({ user: ada });
    await open().restore();
    await settle();
    freeze();
    const second = open();
    await second.restore();
    expect(await second.token()).toBe("token-2");
    expect(server.renewals).toBe(2);
  });

  it("are signed out together", async () => {
    const { server, open } = createBrowser({ user: ada });
    const [first, second] = [open(), open()];
    await Promise.all([first.restore(), second.restore()]);
    await first.end("here");
    await settle();
    expect([first, second].map((tab) => tab.state().status)).toEqual(["signed-out", "signed-out"]);
    expect(server.ended).toEqual(["here token-1"]);
  });

  it("stay signed in when the server could not be told to end the session", async () => {
    const { server, open } = createBrowser({ user: ada });
    const session = open();
    await session.restore();
    server.isDown = true;
    await expect(session.end("everywhere")).rejects.toThrow("no network");
    expect(session.state().status).toBe("signed-in");
  });

  it("wake from an expired session when the person signs in in one of them", async () => {
    const { server, open } = createBrowser({ user: ada });
    const [first, second] = [open(), open()];
    await Promise.all([first.restore(), second.restore()]);
    server.user = null;
    const waiting = second.tokenInsteadOf("token-1");
    await until(second, "expired");
    first.begin(grantFor(ada, "fresh"));
    expect(await waiting).toBe("fresh");
  });

  it("tell each other a new name", async () => {
    const { open } = createBrowser({ user: ada });
    const [first, second] = [open(), open()];
    await Promise.all([first.restore(), second.restore()]);
    first.rename({ ...ada, name: "Countess", version: 2 });
    await settle();
    expect(second.state()).toMatchObject({ user: { name: "Countess" } });
  });
});

const ada: User = {
  id: "0198c0de-0000-7000-8000-000000000001",
  email: "ada@example.com",
  name: "Ada",
  role: "member",
  isActive: true,
  emailVerified: false,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
};
const bob: User = { ...ada, id: "0198c0de-0000-7000-8000-000000000002", email: "bob@example.com" };

function grantFor(user: User, accessToken: string): AuthGrant {
  return { user, accessToken, expiresIn: 600 };
}

function createBrowser({
  user,
  deliverAfterMs = 0,
}: {
  user: User | null;
  deliverAfterMs?: number;
}) {
  const clock = { now: 1_000_000 };
  const last: { user: User | null } = { user: null };
  const server = {
    user,
    last,
    isDown: false,
    renewals: 0,
    ended: new Array<string>(),
    async renew() {
      await settle();
      if (server.isDown) throw new Error("no network");
      if (!server.user) return null;
      server.renewals += 1;
      clock.now += 1;
      return grantFor(server.user, `token-${server.renewals}`);
    },
    lastHere: async () => last.user,
    async end(scope: string, token: string) {
      if (server.isDown) throw new Error("no network");
      server.ended.push(`${scope} ${token}`);
    },
  };
  const { createTabs, freeze } = createTabsInMemory(deliverAfterMs);
  const open = () =>
    createSession({ server, tabs: createTabs(), now: () => clock.now, answerWithinMs: 30 });
  return { server, clock, open, freeze };
}

function createTabsInMemory(deliverAfterMs: number) {
  const listeners: { owner: number; hear: (message: TabMessage) => void }[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let opened = 0;
  let frozen = 0;

  function createTabs(): Tabs {
    const owner = ++opened;
    return {
      exclusively<Result>(work: () => Promise<Result>) {
        const mine = turn.then(work);
        turn = mine.catch(() => {});
        return mine;
      },
      haveOthers: async () => opened > 1,
      listen: (hear) => listeners.push({ owner, hear }),
      post(message) {
        setTimeout(() => {
          for (const other of listeners) {
            if (other.owner !== owner && other.owner > frozen) other.hear(message);
          }
        }, deliverAfterMs);
      },
    };
  }
  return { createTabs, freeze: () => (frozen = opened) };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

async function until(session: Session, status: string): Promise<void> {
  while (session.state().status !== status) await settle();
}
