import type { QueryClient } from "@tanstack/react-query";
import type { StreamMessage } from "@tenon/schemas/events";
import type { OpenLine } from "#api/event-line.ts";
import { readingsOf, type Trpc } from "#api/event-readings.ts";
import { createEventTabs } from "#api/event-tabs.ts";
import { createOutdated } from "#api/outdated.ts";
import type { Session } from "#api/session.ts";
import { createSharedEvents, type SharedEvents } from "#api/shared-events.ts";
import { whenIdle } from "#api/when-idle.ts";
import { readEvents } from "./read-events.ts";

type Dependencies = {
  session: Session;
  owner: string;
  queries: QueryClient;
  trpc: Trpc;
  /** Ends the listening. */
  replaced: AbortSignal;
  /** Called when the account of the owner was changed, maybe by somebody else. */
  onOwnAccount: () => void;
};

/** A hidden page listens on for so long; later it makes up for what it missed when it is looked at again. */
const listensHiddenMs = 5 * 60_000;

/** Keeps the answers of a workspace right while others change what they say. */
export function createLiveWorkspace({
  session,
  owner,
  queries,
  trpc,
  replaced,
  onOwnAccount,
}: Dependencies): Pick<SharedEvents, "isUp" | "subscribe"> {
  const readings = readEvents(trpc);
  const outdated = createOutdated(queries, { isSeen: () => !document.hidden });
  const events = createSharedEvents({
    open: lineOf(session),
    tabs: createEventTabs(owner),
    onMessage: hear,
    onGap: () => outdated.add(everything),
  });
  let isResting = false;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const listening = { signal: replaced };

  replaced.addEventListener("abort", session.subscribe(takePart));
  replaced.addEventListener("abort", rest);
  document.addEventListener("visibilitychange", attend, listening);
  document.addEventListener("freeze", rest, listening);
  document.addEventListener("resume", attend, listening);
  window.addEventListener("online", events.reconnect, listening);
  whenIdle(attend);
  return events;

  function hear(message: StreamMessage): void {
    if (message.type === "stream.caught-up") return;
    if (message.type === "stream.reset") return outdated.add(everything);
    outdated.add(...readingsOf(readings, message));
    if (message.type === "user.updated" && message.id === owner) onOwnAccount();
  }

  function attend(): void {
    if (replaced.aborted) return;
    clearTimeout(restTimer);
    if (document.hidden) {
      restTimer = setTimeout(rest, listensHiddenMs);
    } else {
      isResting = false;
      outdated.readNow();
    }
    takePart();
  }

  function rest(): void {
    isResting = true;
    takePart();
  }

  function takePart(): void {
    const isSignedIn = session.state().status === "signed-in" && session.holder() === owner;
    if (isSignedIn && !isResting) events.start();
    else events.stop();
  }
}

/** What the line is made of is no part of a first screen. */
function lineOf(session: Session): OpenLine {
  return async function* open(options) {
    const { createEventLine } = await import("#api/event-line.ts");
    yield* createEventLine(session)(options);
  };
}

const everything = {};
