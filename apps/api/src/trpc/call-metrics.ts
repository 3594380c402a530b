import type { Metrics } from "#platform/metrics/metrics.ts";
import type { CallObserver } from "./call-observer.ts";

type Router = { _def: { procedures: object } };

/** In seconds, from the quickest reads to what nobody waits for. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What is called, how often, how it ended and how long it took, by the names of the procedures there are. */
export function measureCalls(metrics: Metrics, { _def }: Router): CallObserver {
  const paths = Object.keys(_def.procedures);
  const inFlight = new Map(paths.map((path) => [path, 0]));
  const count = metrics.counter({
    name: "tenon_calls_total",
    help: "Procedure calls that ended, by outcome: ok, or the code of the refusal. A subscription ends when its stream begins.",
    labels: ["procedure", "outcome"],
  });
  const time = metrics.histogram({
    name: "tenon_call_duration_seconds",
    help: "How long procedure calls took, in seconds.",
    labels: ["procedure"],
    buckets,
  });
  metrics.gauge(
    {
      name: "tenon_calls_in_flight",
      help: "Procedure calls that have not ended yet.",
      labels: ["procedure"],
      among: "sum",
    },
    () => Array.from(inFlight, ([procedure, value]) => ({ labels: { procedure }, value })),
  );
  // What appears with its first fault would have no increase to be told of.
  for (const procedure of paths) {
    for (const outcome of ["ok", "INTERNAL", "UNAVAILABLE"]) count({ procedure, outcome }, 0);
  }

  return {
    begins(path) {
      inFlight.set(path, (inFlight.get(path) ?? 0) + 1);
    },
    ends({ path: procedure, milliseconds, failure }) {
      inFlight.set(procedure, (inFlight.get(procedure) ?? 0) - 1);
      count({ procedure, outcome: failure?.reason.code ?? "ok" });
      time({ procedure }, milliseconds / 1_000);
    },
    misses: () => count({ procedure: "unknown", outcome: "NOT_FOUND" }),
  };
}
