import { isConnectionError } from "./connection-error.ts";
import { isTenonError } from "./tenon-error.ts";

type Tracked<Message> = { id: string; data: Message };

type Stream<Message> = {
  subscribe(
    input: { lastEventId?: string | undefined },
    callbacks: {
      onData: (message: Tracked<Message>) => void;
      onError: (error: Error) => void;
      onComplete: () => void;
    },
  ): { unsubscribe(): void };
};

/**
 * The messages of a stream, for as long as you take them. A line that drops, a server that restarts or a token that has
 * ended is no end: it goes on after the last message, so that nothing is lost or doubled. What was missed for too
 * long comes as `stream.reset`: load anew then. It throws what Tenon refuses it with, and ends by `signal` or `break`.
 * Take your time with a message: when 1,000 wait for you, the line is left, and opened again once you have taken them.
 * `lastEventId` is the `id` of the last message you are done with, to go on after a restart of yours.
 *
 * @example
 * ```ts
 * import { follow } from "@tenon/client";
 *
 * for await (const { id, data } of follow(tenon.events.stream, { lastEventId: await readPlace() })) {
 *   if (data.type === "stream.reset") await loadOrders();
 *   if (data.type === "order.placed") await packOrder(data.id);
 *   await keepPlace(id);
 * }
 * ```
 */
export async function* follow<Message>(
  stream: Stream<Message>,
  { lastEventId, signal }: { lastEventId?: string | undefined; signal?: AbortSignal } = {},
): AsyncGenerator<Tracked<Message>, void, undefined> {
  let place = lastEventId;
  let failures = 0;
  while (!isAborted(signal)) {
    const line = openLine(stream, { lastEventId: place, signal });
    let wasHeard = false;
    try {
      for (let message = await line.take(); message; message = await line.take()) {
        wasHeard = true;
        failures = 0;
        place = message.id;
        yield message;
      }
      failures += 1;
    } catch (error) {
      failures += 1;
      if (isFinal(error, wasHeard)) throw error;
      await pause(Math.max(secondsAsked(error) * 1000, pauseAfter(failures)), signal);
      continue;
    } finally {
      line.close();
    }
    await pause(pauseAfter(failures), signal);
  }
}

/** What comes after so many that were not taken yet is asked for again, later. */
const mostWaiting = 1_000;

/** Turns what is called back into what is taken, in order. */
function openLine<Message>(
  stream: Stream<Message>,
  { lastEventId, signal }: { lastEventId: string | undefined; signal: AbortSignal | undefined },
) {
  const waiting: Tracked<Message>[] = [];
  let ending: { error?: Error } | undefined;
  let wake = () => {};
  const end = (how: { error?: Error }) => {
    ending ??= how;
    wake();
  };
  const stop = () => end({});
  const subscription = stream.subscribe(lastEventId === undefined ? {} : { lastEventId }, {
    onData(message) {
      if (ending) return;
      waiting.push(message);
      wake();
      if (waiting.length < mostWaiting) return;
      stop();
      subscription.unsubscribe();
    },
    onError: (error) => end({ error }),
    onComplete: stop,
  });
  signal?.addEventListener("abort", stop);
  return {
    async take(): Promise<Tracked<Message> | undefined> {
      while (isWaiting()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (isAborted(signal)) return undefined;
      const message = waiting.shift();
      if (!message && ending?.error) throw ending.error;
      return message;
    },
    close() {
      signal?.removeEventListener("abort", stop);
      subscription.unsubscribe();
    },
  };

  function isWaiting(): boolean {
    return waiting.length === 0 && !ending;
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** A token that has ended in the middle is renewed with the next line; one that is refused at its beginning is not. */
function isFinal(error: unknown, wasHeard: boolean): boolean {
  if (isTenonError(error, "UNAUTHENTICATED")) return !wasHeard;
  if (isConnectionError(error)) return false;
  return !isTenonError(error, "UNAVAILABLE") && !isTenonError(error, "RATE_LIMITED");
}

function secondsAsked(error: unknown): number {
  if (isTenonError(error, "UNAVAILABLE")) return error.data.reason.retryAfter;
  return isTenonError(error, "RATE_LIMITED") ? error.data.reason.retryAfter : 0;
}

function pauseAfter(failures: number): number {
  return Math.min(100 * 2 ** failures, 10_000) * (0.5 + Math.random());
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
    if (signal?.aborted) done();
  });
}
