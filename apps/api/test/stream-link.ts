import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import superjson from "superjson";
import type { AppRouter } from "#router.ts";
import type { ErrorShape } from "#trpc/error-shape.ts";
import { readEvents, readMessage } from "./read-events.ts";

type Ask = (
  path: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Response>;

/** Subscriptions through the app in memory. */
export function streamLink(ask: Ask): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const controller = new AbortController();
        const input = encodeURIComponent(superjson.stringify(op.input));
        const follow = async () => {
          const response = await ask(`/trpc/${op.path}?input=${input}`, {
            headers: { accept: "text/event-stream" },
            signal: controller.signal,
          });
          if (!response.ok) {
            throw new Error(`It answered ${response.status} with ${await response.text()}`);
          }
          for await (const event of readEvents(response.body)) {
            if (event.name === "serialized-error") throw refusal(event.data);
            if (event.name !== "message") continue;
            const data = { id: event.id, data: readMessage(event) };
            observer.next({ result: { type: "data", data } });
          }
          observer.complete();
        };
        follow().catch((error: unknown) => {
          if (!controller.signal.aborted) observer.error(TRPCClientError.from(asError(error)));
        });
        return () => controller.abort();
      });
}

function refusal(written: string): TRPCClientError<AppRouter> {
  return TRPCClientError.from({ error: superjson.parse<ErrorShape>(written) });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
