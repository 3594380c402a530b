import { isRecord } from "./is-record.ts";
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
  const { type, session } = data;
  if (type === "wanted" || type === "signed-out") return { type };
  return type === "granted" && isSignedIn(session) ? { type, session } : null;
}

function isSignedIn(value: unknown): value is SignedIn {
  return (
    isRecord(value) &&
    value["status"] === "signed-in" &&
    typeof value["accessToken"] === "string" &&
    typeof value["expiresAt"] === "number" &&
    typeof value["renewAt"] === "number" &&
    isUser(value["user"])
  );
}

function isUser(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["id", "name", "email"].every((field) => typeof value[field] === "string") &&
    typeof value["version"] === "number"
  );
}
