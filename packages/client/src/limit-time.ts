import { type Operation, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "#router/app-router";
import { TenonConnectionError } from "./connection-error.ts";

/** Gives a call up that takes longer than it may, with all its tries and the pauses between them. */
export function limitTime(usualMs: number): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const limitMs = limitOf(op, usualMs);
        const giveUp = () => observer.error(timedOut(op, limitMs));
        const timer = limitMs <= longestTimer ? setTimeout(giveUp, limitMs) : undefined;
        // The links below notice at their next step only, which may be the end of a pause.
        const abort = () => observer.error(TRPCClientError.from(reasonOf(op.signal)));
        op.signal?.addEventListener("abort", abort, { once: true });
        const call = next(op).subscribe(observer);
        return () => {
          clearTimeout(timer);
          op.signal?.removeEventListener("abort", abort);
          call.unsubscribe();
        };
      });
}

/** What is longer overflows a timer, which would then end at once: 25 days are as good as no limit. */
const longestTimer = 2 ** 31 - 1;

function reasonOf(signal: Operation["signal"]): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error("The call was aborted.", { cause: reason });
}

function limitOf({ type, context }: Operation, usualMs: number): number {
  if (type === "subscription") return Number.POSITIVE_INFINITY;
  const { timeoutMs } = context;
  return typeof timeoutMs === "number" && timeoutMs > 0 ? timeoutMs : usualMs;
}

function timedOut({ path }: Operation, limitMs: number): TRPCClientError<AppRouter> {
  const message = `${path} took longer than ${limitMs} ms. See whether the server is busy, or allow the call more time: { context: { timeoutMs } }.`;
  return TRPCClientError.from(new TenonConnectionError("TIMED_OUT", message));
}
