import { expect } from "vitest";
import type { ServerProcess } from "./server-process.ts";

/** Those that have begun to listen, the oldest first. */
export async function workersOf(server: ServerProcess, count: number): Promise<number[]> {
  const pids = () => workersIn(server.output(), '"event":"listening"');
  await expect.poll(() => pids().length, { timeout: 120_000 }).toBe(count);
  return pids();
}

/** Who wrote the lines of an event. */
export function workersIn(log: string, event: string): number[] {
  const lines = log.split("\n").filter((line) => line.includes(event));
  return lines.map((line) => Number(/"worker":(\d+)/.exec(line)?.[1]));
}
