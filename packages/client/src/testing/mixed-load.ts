import { setTimeout as sleep } from "node:timers/promises";
import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import { wordFor } from "./ledger.ts";

type Tenon = TRPCClient<AppRouter>;

export type MixedLoad = {
  /** What was answered as done. */
  acknowledged: string[];
  /** Why calls failed, in spite of the client's tries; each was made again with its key. */
  failures: string[];
};

const mostTries = 20;

/** Somebody who creates, changes and removes tasks, and places and cancels orders, one call after the other. */
export async function work(
  { tasks, orders }: Tenon,
  { productId, signal }: { productId: string; signal: AbortSignal },
): Promise<MixedLoad> {
  const acknowledged: string[] = [];
  const failures: string[] = [];

  while (!signal.aborted) {
    const task = await done((options) => tasks.create.mutate({ title: "Once" }, options));
    acknowledged.push(wordFor({ ...task, type: "task.created" }));
    const { id } = task;
    const update = await done((options) => tasks.update.mutate({ id, title: "Twice" }, options));
    acknowledged.push(wordFor({ ...update, type: "task.updated" }));
    const lines = [{ productId, quantity: 1 }];
    const order = await done((options) => orders.place.mutate({ lines }, options));
    acknowledged.push(wordFor({ ...order, type: "order.placed" }));
    const cancelled = await done((options) => orders.cancel.mutate({ id: order.id }, options));
    acknowledged.push(wordFor({ ...cancelled, type: "order.moved" }));
    const removed = await done((options) => tasks.remove.mutate({ id }, options));
    acknowledged.push(wordFor({ ...removed, type: "task.removed" }));
  }
  return { acknowledged, failures };

  /** As an application would: what failed is asked for again, with the same key. */
  async function done<Output>(
    call: (options: { context: { idempotencyKey: string } }) => Promise<Output>,
  ): Promise<Output> {
    const context = { idempotencyKey: crypto.randomUUID() };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call({ context });
      } catch (error) {
        if (attempt === mostTries) throw error;
        failures.push(String(error));
        await sleep(250);
      }
    }
  }
}
