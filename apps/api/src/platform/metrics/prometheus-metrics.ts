import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "./metrics.ts";

/** What Prometheus reads. */
export type Exposition = { contentType: string; text: string };

export type PrometheusMetrics = Metrics & {
  expose(): Promise<Exposition>;
  /** All figures as they are now, as what `AggregatorRegistry` adds up. */
  snapshot(): Promise<object[]>;
};

export async function expose(registry: Registry): Promise<Exposition> {
  const text = await registry.metrics();
  // The format knows no other spelling, and prom-client has one of its own.
  return { contentType: registry.contentType, text: text.replaceAll(/ Nan$/gm, " NaN") };
}

/** Counts in this process, beside what Node says of itself. */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  return {
    counter({ labels: labelNames, ...series }) {
      const counter = new Counter({ ...series, labelNames, registers });
      return (labels, more) => counter.inc(labels, more);
    },
    histogram({ labels: labelNames, ...series }) {
      const histogram = new Histogram({ ...series, labelNames, registers });
      return (labels, value) => histogram.observe(labels, value);
    },
    gauge({ labels: labelNames, among: aggregator, ...series }, read) {
      const gauge = new Gauge({ ...series, labelNames, aggregator, registers, collect });
      gauge.remove({});

      async function collect(): Promise<void> {
        const samples = await read();
        gauge.reset();
        gauge.remove({});
        for (const { labels, value } of samples) gauge.set(labels, value);
      }
    },
    expose: () => expose(registry),
    snapshot: () => registry.getMetricsAsJSON(),
  };
}
