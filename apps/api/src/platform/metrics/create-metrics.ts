import type { Metrics } from "./metrics.ts";
import { noMetrics } from "./no-metrics.ts";
import { createPrometheusMetrics, type PrometheusMetrics } from "./prometheus-metrics.ts";

/** Picks the driver; there is something to expose only when somebody watches. */
export function createMetrics({ isWatched }: { isWatched: boolean }): {
  metrics: Metrics;
  exposed: PrometheusMetrics | null;
} {
  if (!isWatched) return { metrics: noMetrics, exposed: null };
  const exposed = createPrometheusMetrics();
  return { metrics: exposed, exposed };
}
