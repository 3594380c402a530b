import type { CallersFailures } from "./callers-failures.ts";
import { TenonConnectionError } from "./connection-error.ts";

type Fetch = typeof globalThis.fetch;
type Options = { fetch: Fetch; origin: string; failures: CallersFailures };

/** A `fetch` that answers only what Tenon may have answered; of anything else it says what came instead. */
export function createCheckedFetch({ fetch, origin, failures }: Options): Fetch {
  return async (input, init) => {
    const response = await failures
      .watch(() => fetch(input, init))
      .catch((cause: unknown) => {
        // So `fetch` says that the network failed; all else is the caller's own: an abort, or a fault of its `fetch`.
        throw cause instanceof TypeError ? unreachable(cause, origin) : cause;
      });
    if (/json|event-stream/.test(response.headers.get("content-type") ?? "")) return response;
    await response.body?.cancel();
    throw unreadable(response, origin);
  };
}

function unreachable(cause: TypeError, origin: string): TenonConnectionError {
  const advice = "Check the address, that the server runs, and the network in between.";
  return new TenonConnectionError("UNREACHABLE", `${origin} can't be reached. ${advice}`, {
    cause,
  });
}

function unreadable({ status, headers }: Response, origin: string): TenonConnectionError {
  const type = headers.get("content-type")?.split(";")[0] ?? "nothing";
  const advice =
    status >= 500
      ? "A proxy may have answered in its place: see whether the server runs behind it."
      : "Check that the URL is the one of Tenon's server, without a path like /trpc.";
  return new TenonConnectionError(
    "UNREADABLE",
    `${origin} answered ${status} with ${type}, which is no answer of Tenon. ${advice}`,
    { status, retryAfter: secondsOf(headers.get("retry-after")) },
  );
}

/** Of RFC 9110's two forms, the number of seconds, and the moment as seconds from now. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter);
  const moment = Date.parse(retryAfter);
  return Number.isNaN(moment) ? undefined : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}
