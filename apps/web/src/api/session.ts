import type { AuthGrant } from "@tenon/schemas/auth";
import type { User } from "@tenon/schemas/users";
import { type SessionState, type SignedIn, signedIn } from "./session-state.ts";
import type { TabMessage, Tabs } from "./tabs.ts";

/** Who is signed in. The access token lives in this closure and nowhere else; see docs/decisions/0009. */
export type Session = {
  state(): SessionState;
  /** The id of whose page this is: who is signed in, or was until the session expired. */
  holder(): string | null;
  subscribe(listener: () => void): () => void;
  /** Learns, once after the page was opened, whether there is a session. */
  restore(): Promise<void>;
  /** Asks again, on a page that was opened without its server. */
  resume(): Promise<void>;
  /** A token to call with; waits for the person while the session has expired, and is null when signed out. */
  token(): Promise<string | null>;
  /** The token to call with instead of one that was refused. */
  tokenInsteadOf(refused: string): Promise<string | null>;
  /** The token if it can be used at once. */
  freshToken(): string | null;
  begin(grant: AuthGrant): void;
  rename(user: User): void;
  /** Ends the session on the server, here, and in the other tabs. */
  end(scope: "here" | "everywhere"): Promise<void>;
  /** Learns anew who is signed in, after something that changed it or may have ended it. */
  recheck(): Promise<void>;
  /** Takes the session for ended by the server, here and in the other tabs. */
  close(): void;
  /** Gives up a session that has expired. */
  leave(): void;
};

export type SessionServer = {
  /** Exchanges the refresh cookie; null when the server refuses it, and throws when it could not be asked. */
  renew(): Promise<AuthGrant | null>;
  end(scope: "here" | "everywhere", accessToken: string): Promise<void>;
  /** Who was here last, when that is all that can be known; null when they are not to be shown anything. */
  lastHere(error: unknown): Promise<User | null>;
};

type Dependencies = {
  server: SessionServer;
  tabs: Tabs;
  now?: () => number;
  answerWithinMs?: number;
};

export function createSession({
  server,
  tabs,
  now = Date.now,
  answerWithinMs = 150,
}: Dependencies): Session {
  let state: SessionState = { status: "unknown" };
  let renewal: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  tabs.listen(hear);

  return {
    state: () => state,
    holder,
    subscribe,
    async restore() {
      if (state.status === "unknown") await renewOnce().catch(goAway);
    },
    async resume() {
      if (state.status === "away") await renewOnce();
    },
    async token() {
      const before = holder();
      const mayBeRenewed = ["signed-in", "unknown", "away"].includes(state.status);
      if (mayBeRenewed && !isFresh()) await renewOnce();
      return tokenOf(before);
    },
    async tokenInsteadOf(refused) {
      const before = holder();
      if (heldToken() === refused) await renewOnce();
      return tokenOf(before);
    },
    freshToken: () => (isFresh() ? heldToken() : null),
    begin: (grant) => tell(signedIn(grant, now())),
    rename(user) {
      if (state.status === "signed-in") tell({ ...state, user });
    },
    async end(scope) {
      await tabs.exclusively(async () => {
        if (!isFresh()) await exchange();
        const token = heldToken();
        if (token !== null) await server.end(scope, token);
      });
      close();
    },
    recheck: () =>
      tabs.exclusively(async () => {
        const grant = await server.renew();
        if (grant) tell(signedIn(grant, now()));
        else enter({ status: "signed-out" });
      }),
    close,
    leave: () => enter({ status: "signed-out" }),
  };

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function close(): void {
    enter({ status: "signed-out" });
    tabs.post({ type: "signed-out" });
  }

  function isFresh(): boolean {
    return state.status === "signed-in" && now() < state.renewAt;
  }

  function enter(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function tell(session: SignedIn): void {
    enter(session);
    tabs.post({ type: "granted", session });
  }

  function hear(message: TabMessage): void {
    switch (message.type) {
      case "signed-out":
        return enter({ status: "signed-out" });
      case "granted":
        return isNews(message.session) ? enter(message.session) : undefined;
      case "wanted":
        return state.status === "signed-in"
          ? tabs.post({ type: "granted", session: state })
          : undefined;
    }
  }

  function isNews(session: SignedIn): boolean {
    if (state.status !== "signed-in") return true;
    const { accessToken, expiresAt, user } = state;
    if (session.accessToken === accessToken) return session.user.version > user.version;
    return session.expiresAt > expiresAt;
  }

  /** Calls that come while a renewal is under way wait for that one. */
  function renewOnce(): Promise<void> {
    const held = heldToken();
    renewal ??= tabs.exclusively(() => renewInTurn(held)).finally(() => (renewal = undefined));
    return renewal;
  }

  /** The tab whose turn it was before may have renewed already: its word is awaited before the server is asked. */
  async function renewInTurn(held: string | null): Promise<void> {
    const isRenewed = () => heldToken() !== held;
    if (!isRenewed() && (await tabs.haveOthers())) {
      const heard = until(isRenewed, answerWithinMs);
      tabs.post({ type: "wanted" });
      await heard;
    }
    if (!isRenewed()) await exchange();
  }

  async function exchange(): Promise<void> {
    const held = heldToken();
    const grant = await server.renew();
    if (grant) {
      tell(signedIn(grant, now()));
    } else if (heldToken() === held) {
      giveUp();
    }
  }

  function giveUp(): void {
    if (state.status === "signed-in" || state.status === "away") {
      enter({ status: "expired", user: state.user });
    } else if (state.status === "unknown") {
      enter({ status: "signed-out" });
    }
  }

  async function goAway(error: unknown): Promise<void> {
    const user = await server.lastHere(error);
    if (user === null) throw error;
    if (state.status === "unknown") enter({ status: "away", user });
  }

  /** While the session has expired, calls wait for its person; none is ever made in another person's name. */
  async function tokenOf(person: string | null): Promise<string | null> {
    await until(() => state.status !== "expired");
    return person === null || holder() === person ? heldToken() : null;
  }

  function heldToken(): string | null {
    return state.status === "signed-in" ? state.accessToken : null;
  }

  function holder(): string | null {
    return "user" in state ? state.user.id : null;
  }

  async function until(isReached: () => boolean, withinMs?: number): Promise<void> {
    if (isReached()) return;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const forget = subscribe(() => isReached() && resolve(null));
    const timer = withinMs === undefined ? undefined : setTimeout(resolve, withinMs, null);
    await promise;
    forget();
    clearTimeout(timer);
  }
}
