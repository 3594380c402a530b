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
        const timer = Number.isFinite(limitMs) ? setTimeout(giveUp, limitMs) : undefined;
        const call = next(op).subscribe(observer);
        return () => {
          clearTimeout(timer);
          call.unsubscribe();
        };
      });
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
