import { type Operation, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import superjson, { type SuperJSONResult } from "superjson";
import type { AppRouter } from "#router/app-router";
import type { ErrorShape } from "#router/trpc/error-shape";
import { readSentEvents } from "./read-sent-events.ts";

type Options = {
  url: string;
  fetch: typeof globalThis.fetch;
  headers: (calls: readonly Operation[]) => Promise<Record<string, string>>;
  /** The server says something every 15 seconds. */
  silenceMs?: number;
};

/** Subscriptions by `fetch`: an EventSource of a browser sends no credential but cookies, and Node 20 has none. */
export function streamLink({
  url,
  fetch,
  headers,
  silenceMs = 45_000,
}: Options): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const { signal, abort } = abortable();
        const follow = async () => {
          const input = encodeURIComponent(superjson.stringify(op.input));
          const response = await fetch(`${url}/${op.path}?input=${input}`, {
            headers: { ...(await headers([op])), accept: "text/event-stream" },
            signal,
          });
          if (!response.ok || !response.body) throw refusalIn(await response.text());
          observer.next({ result: { type: "started" } });
          for await (const { name, id, data } of readSentEvents(response.body, silenceMs)) {
            if (name === "serialized-error") throw refusal(data);
            if (name !== "message") continue;
            const message = superjson.parse(data);
            observer.next({ result: { type: "data", data: id ? { id, data: message } : message } });
          }
          observer.complete();
        };
        follow().catch((error: unknown) => {
          if (!signal.aborted) observer.error(toClientError(error));
        });
        return abort;
      });
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** An answer of our own that never became a stream is JSON with the error in it. */
function refusalIn(text: string): TRPCClientError<AppRouter> {
  const { error } = superjson.parse<{ error: SuperJSONResult }>(`{"json":${text}}`);
  return TRPCClientError.from({ error: superjson.deserialize<ErrorShape>(error) });
}

function refusal(written: string): TRPCClientError<AppRouter> {
  return TRPCClientError.from({ error: superjson.parse<ErrorShape>(written) });
}

function toClientError(error: unknown): TRPCClientError<AppRouter> {
  return TRPCClientError.from(error instanceof Error ? error : new Error(String(error)));
}
