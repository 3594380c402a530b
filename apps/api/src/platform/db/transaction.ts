import pRetry from "p-retry";
import type { PrismaClient, Prisma } from "@tenon/db/client";
import { classifyDatabaseError } from "./classify-error.ts";
import { createTurns, type Turns } from "./turns.ts";

/** A handle that repositories accept to take part in a transaction. */
export type Transaction = Prisma.TransactionClient;

/**
 * Runs `work` in one transaction; all of it is committed or none.
 * What Postgres rolled back for a conflict is run again, so `work` must have no effect outside the transaction.
 */
export type TransactionRunner = <Result>(
  work: (tx: Transaction) => Promise<Result>,
  length?: TransactionLength,
) => Promise<Result>;

export type WatchedTransactionRunner = TransactionRunner & {
  /** How many transactions wait for their turn. */
  waiting(): number;
};

export type TransactionLength = {
  /** Whether the work may take a minute, as with very many rows; else it is rolled back after ten seconds. */
  long?: boolean;
  /** Long ones of one kind take turns; those of another don't wait for them. */
  kind?: string;
};

type Options = {
  /** So that transactions which wait for each other's rows leave connections to everything else. */
  atOnce?: number;
  retries?: number;
  maxWait?: number;
  timeout?: number;
  longTimeout?: number;
};

export function createTransactionRunner(
  prisma: Pick<PrismaClient, "$transaction">,
  {
    atOnce = Number.POSITIVE_INFINITY,
    retries = 4,
    maxWait = 5_000,
    timeout = 10_000,
    longTimeout = 60_000,
  }: Options = {},
): WatchedTransactionRunner {
  const turns = createTurns(atOnce, maxWait);
  // One after the other, or a few long ones would hold every turn there is.
  const longTurns = new Map<string, Turns>();
  const run: TransactionRunner = (work, { long = false, kind = "" } = {}) => {
    const options = { maxWait, timeout: long ? longTimeout : timeout };
    const begin = () => turns.take(() => prisma.$transaction(work, options));
    return pRetry(() => (long ? longTurnsOf(kind).take(begin) : begin()), {
      retries,
      minTimeout: 10,
      maxTimeout: 200,
      randomize: true,
      shouldRetry: ({ error }) => classifyDatabaseError(error) === "retry",
    });
  };
  const countWaiting = () =>
    [turns, ...longTurns.values()].reduce((sum, { waiting }) => sum + waiting(), 0);
  return Object.assign(run, { waiting: countWaiting });

  function longTurnsOf(kind: string): Turns {
    const made = longTurns.get(kind) ?? createTurns(1, longTimeout);
    longTurns.set(kind, made);
    return made;
  }
}
