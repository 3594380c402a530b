import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import superjson, { type SuperJSONResult } from "superjson";
import type { AppRouter } from "#router.ts";
import type { ErrorShape } from "#trpc/error-shape.ts";
import { readEvents, readMessage } from "./read-events.ts";

type Ask = (path: string, init: RequestInit) => Promise<Response>;
type Refusal = { error: SuperJSONResult };

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
            const { error }: Refusal = JSON.parse(await response.text());
            throw refusal(error);
          }
          for await (const event of readEvents(response.body)) {
            if (event.name === "serialized-error") throw refusal(JSON.parse(event.data));
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

function refusal(written: SuperJSONResult): TRPCClientError<AppRouter> {
  return TRPCClientError.from({ error: superjson.deserialize<ErrorShape>(written) });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
