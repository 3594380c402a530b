import { createStreamClient, follow } from "@tenon/client";
import type { StreamMessage } from "@tenon/schemas/events";
import { authorizedFetch } from "./authorized-fetch.ts";
import type { Session } from "./session.ts";

/** A message of the server, and the id by which a listener goes on after it. */
export type Told = { id: string; data: StreamMessage };

type LineOptions = {
  lastEventId: string | undefined;
  signal: AbortSignal;
  onChange: (isUp: boolean) => void;
};

/** Opens the line on which the server tells what happens; it ends by `signal` or by a refusal, which it throws. */
export type OpenLine = (options: LineOptions) => AsyncIterable<Told>;

export function createEventLine(session: Session): OpenLine {
  const fetch = authorizedFetch(session, globalThis.fetch.bind(globalThis));
  const { events } = createStreamClient({
    url: window.location.origin,
    // A token that can't be renewed for want of a connection is no refusal.
    fetch: (input, init) =>
      fetch(input, init).catch((cause: unknown) => {
        throw new TypeError("The server can't be reached.", { cause });
      }),
  });

  return ({ lastEventId, signal, onChange }) => {
    const watched: Parameters<typeof follow<StreamMessage>>[0] = {
      subscribe: (input, { onData, onError, onComplete }) =>
        events.stream.subscribe(input, {
          onData(message) {
            onChange(true);
            onData(message);
          },
          onError(error) {
            onChange(false);
            onError(error);
          },
          onComplete() {
            onChange(false);
            onComplete();
          },
        }),
    };
    return follow(watched, { lastEventId, signal });
  };
}
