import { AuthGrant } from "@tenon/schemas/auth";
import type { SignedIn } from "./session-state.ts";

/** What the open tabs of one browser tell each other. */
export type TabMessage =
  /** "Does anyone hold an access token?", from a tab that needs one. */
  | { type: "wanted" }
  /** "This is the access token now", unasked after each renewal and as the answer to `wanted`. */
  | { type: "granted"; session: SignedIn }
  | { type: "signed-out" };

/** The other tabs of this browser that have the app open. */
export type Tabs = {
  /** Runs `work` while no other tab runs any. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Whether another tab is open. */
  haveOthers(): Promise<boolean>;
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
};

const presenceLock = "tenon-tab";
const renewalLock = "tenon-session";

export function createBrowserTabs({ locks }: Navigator = navigator): Tabs {
  const channel = new BroadcastChannel("tenon-session");
  void locks.request(presenceLock, { mode: "shared" }, () => new Promise(() => {}));

  return {
    exclusively: (work) => locks.request(renewalLock, work),
    async haveOthers() {
      const { held = [] } = await locks.query();
      return held.filter(({ name }) => name === presenceLock).length > 1;
    },
    post: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        const message = readMessage(data);
        if (message) listener(message);
      }),
  };
}

/** Another tab may run an older or newer version of this page: what it says is checked. */
export function readMessage(data: unknown): TabMessage | null {
  if (!isRecord(data)) return null;
  if (data["type"] === "wanted" || data["type"] === "signed-out") return { type: data["type"] };
  if (data["type"] !== "granted" || !isRecord(data["session"])) return null;
  const { expiresAt, renewAt, user, accessToken } = data["session"];
  const grant = AuthGrant.pick({ user: true, accessToken: true }).safeParse({ user, accessToken });
  if (!grant.success || typeof expiresAt !== "number" || typeof renewAt !== "number") return null;
  return { type: "granted", session: { status: "signed-in", ...grant.data, expiresAt, renewAt } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
