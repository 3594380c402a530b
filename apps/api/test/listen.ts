import { expect } from "vitest";
import type { StreamMessage } from "@tenon/schemas/events";
import { type SentEvent, readEvents, readMessage } from "./read-events.ts";

type Asked = { accessToken?: string; lastEventId?: string | undefined };
type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export type Listening = AsyncDisposable & {
  /** What was heard of what happened, in order. */
  heard: Exclude<StreamMessage, { type: `stream.${string}` }>[];
  /** All that was told, where the stream stands included. */
  messages: StreamMessage[];
  lastEventId(): string | undefined;
  /** What the stream broke off with, and null when it just ended. */
  ended: Promise<SentEvent | null>;
};

/** Listens over HTTP, once the stream says that it has caught up. */
export async function listen(
  fetch: Fetch,
  { accessToken, lastEventId }: Asked,
): Promise<Listening> {
  const controller = new AbortController();
  const response = await fetch("/trpc/events.stream", {
    signal: controller.signal,
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${accessToken}`,
      ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
    },
  });
  expect([response.status, response.headers.get("content-type")]).toEqual([
    200,
    "text/event-stream",
  ]);
  const messages: StreamMessage[] = [];
  const heard: Listening["heard"] = [];
  let last = lastEventId;

  const ended = follow().catch((error: unknown) => {
    if (!controller.signal.aborted) throw error;
    return null;
  });
  ended.catch(() => {});
  await expect.poll(() => messages.some(({ type }) => type === "stream.caught-up")).toBe(true);
  return {
    heard,
    messages,
    ended,
    lastEventId: () => last,
    async [Symbol.asyncDispose]() {
      controller.abort();
      await ended;
    },
  };

  async function follow(): Promise<SentEvent | null> {
    for await (const event of readEvents(response.body)) {
      if (event.name === "serialized-error") return event;
      if (event.name !== "message") continue;
      const message = readMessage(event);
      last = event.id;
      messages.push(message);
      if (message.type !== "stream.caught-up" && message.type !== "stream.reset") {
        heard.push(message);
      }
    }
    return null;
  }
}
