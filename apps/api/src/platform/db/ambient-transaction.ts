import { AsyncLocalStorage } from "node:async_hooks";
import type { Database } from "@tenon/db/client";
import type { Transaction, TransactionRunner } from "./transaction.ts";

/**
 * A transaction that everything done meanwhile takes part in, without being told: for calls whose answer must be
 * stored with what they did, whatever they do. Statements go to it, and transactions inside it join it.
 */
export type AmbientTransaction = Pick<Database, "prisma" | "sql"> & {
  /** Joins the surrounding transaction if there is one; else begins one that is handed to `work` alone. */
  transaction: TransactionRunner;
  /** Begins a transaction that surrounds `work`. */
  surround: TransactionRunner;
};

export function createAmbientTransaction(
  { prisma, sql }: Pick<Database, "prisma" | "sql">,
  begin: TransactionRunner,
): AmbientTransaction {
  const surrounding = new AsyncLocalStorage<Transaction>();

  return {
    prisma: new Proxy(prisma, {
      get(client, property): unknown {
        const source = surrounding.getStore() ?? client;
        const value: unknown = Reflect.get(source, property, source);
        return typeof value === "function"
          ? (...given: unknown[]): unknown => Reflect.apply(value, source, given)
          : value;
      },
    }),
    sql: (parts, ...values) => {
      const tx = surrounding.getStore();
      return tx ? tx.$queryRaw(parts, ...values) : sql(parts, ...values);
    },
    transaction: (work, length) => {
      const tx = surrounding.getStore();
      return tx ? work(tx) : begin(work, length);
    },
    surround: (work, length) => begin((tx) => surrounding.run(tx, () => work(tx)), length),
  };
}
