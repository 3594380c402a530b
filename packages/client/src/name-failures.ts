import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "#router/app-router";
import type { CallersFailures } from "./callers-failures.ts";
import { isConnectionError, TenonConnectionError } from "./connection-error.ts";
import { isTenonError } from "./tenon-error.ts";

type Options = { origin: string; failures: CallersFailures };

/** Calls the failures by name that the links below have no word for: an answer that broke off, or that another server wrote. */
export function nameFailures({ origin, failures }: Options): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let isAnswered = false;
        return next(op).subscribe({
          next(envelope) {
            isAnswered = true;
            observer.next(envelope);
          },
          complete() {
            if (isAnswered) observer.complete();
            else observer.error(unreadable(undefined, origin));
          },
          error(error) {
            const isNamed = isTenonError(error) || isConnectionError(error);
            const isOurs = !isNamed && !op.signal?.aborted && !failures.has(error.cause);
            observer.error(isOurs ? unreadable(error, origin) : error);
          },
        });
      });
}

function unreadable(cause: Error | undefined, origin: string): TRPCClientError<AppRouter> {
  const message = `The answer of ${origin} broke off, or is another server's. Call again; if it stays so, check the URL.`;
  return TRPCClientError.from(new TenonConnectionError("UNREADABLE", message, { cause }));
}
