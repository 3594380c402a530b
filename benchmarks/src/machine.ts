import { availableParallelism, cpus } from "node:os";

/** Where the figures come from; they compare only with others of the same machine. */
export function describeMachine() {
  return {
    measuredAt: new Date().toISOString(),
    node: process.version,
    processor: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
  };
}
