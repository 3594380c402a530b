import pRetry from "p-retry";
import type { PrismaClient, Prisma } from "@tenon/db/client";
import { classifyDatabaseError } from "./classify-error.ts";
import { createTurns } from "./turns.ts";

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

/** Whether the work may take a minute, as with very many rows; else it is rolled back after ten seconds. */
export type TransactionLength = { long?: boolean };

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
  const longTurns = createTurns(1, longTimeout);
  const run: TransactionRunner = (work, { long = false } = {}) => {
    const options = { maxWait, timeout: long ? longTimeout : timeout };
    const begin = () => turns.take(() => prisma.$transaction(work, options));
    return pRetry(() => (long ? longTurns.take(begin) : begin()), {
      retries,
      minTimeout: 10,
      maxTimeout: 200,
      randomize: true,
      shouldRetry: ({ error }) => classifyDatabaseError(error) === "retry",
    });
  };
  return Object.assign(run, { waiting: () => turns.waiting() + longTurns.waiting() });
}
