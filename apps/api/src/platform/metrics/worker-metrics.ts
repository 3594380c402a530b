import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import { z } from "zod";
import { withTimeout } from "#platform/with-timeout.ts";
import { expose, type PrometheusMetrics } from "./prometheus-metrics.ts";

const question = "metrics";
const Answer = z.object({ metrics: z.array(z.looseObject({ type: z.string() })) });
type Snapshot = z.infer<typeof Answer>["metrics"];

/** In a worker: tells its figures to the process that gathers them. */
export function tellMetrics({ snapshot }: Pick<PrometheusMetrics, "snapshot">): void {
  process.on("message", (message) => {
    // Whoever has nothing to tell counts as last time.
    if (message === question) void snapshot().then(tell, () => {});
  });
}

function tell(metrics: object[]): void {
  process.send?.({ metrics }, undefined, undefined, () => {});
}

/**
 * In the process that has the workers: what all of them say, as one. Whoever does not answer counts as last time, and
 * what a worker has counted stays when it ends: a sum that falls would look to Prometheus like a new beginning.
 */
export function gatherMetrics({ patienceMs = 2_000 }: { patienceMs?: number } = {}): Pick<
  PrometheusMetrics,
  "expose"
> {
  const last = new Map<number, Snapshot>();
  let ended: object[] = [];
  cluster.on("exit", ({ id }) => {
    const counted = (last.get(id) ?? []).filter(({ type }) => type !== "gauge");
    ended = AggregatorRegistry.aggregate([ended, counted]).getMetricsAsArray();
    last.delete(id);
  });

  return {
    async expose() {
      const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? []);
      await Promise.all(workers.map(ask));
      return expose(AggregatorRegistry.aggregate([ended, ...last.values()]));
    },
  };

  async function ask(worker: Worker): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<Snapshot>();
    const hear = (message: unknown) => {
      const answer = Answer.safeParse(message);
      if (answer.success) resolve(answer.data.metrics);
    };
    worker.on("message", hear);
    worker.send(question, () => {});
    const snapshot = await withTimeout(promise, patienceMs);
    worker.off("message", hear);
    if (snapshot !== null && !worker.isDead()) last.set(worker.id, snapshot);
  }
}
