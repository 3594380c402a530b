import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, type HttpCall, sendOk } from "./connection.ts";

type Options = {
  connections: Connection[];
  /** What to send, or what each connection sends next. */
  call: HttpCall | ((connection: number) => HttpCall);
  durationMs: number;
  /** Ends it before its time. */
  isOver?: () => boolean;
  signal: AbortSignal;
  /** How long each connection rests between two calls. */
  pauseMs?: number;
};

/** Sends a call over each connection, the next one when the last was answered; answers the latencies in milliseconds. */
export async function runLoad({
  connections,
  call,
  durationMs,
  isOver = () => false,
  signal,
  pauseMs = 0,
}: Options): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + durationMs;
  await Promise.all(connections.map(keepSending));
  signal.throwIfAborted();
  return latencies;

  async function keepSending(connection: Connection, index: number): Promise<void> {
    while (performance.now() < end && !isOver() && !signal.aborted) {
      const { milliseconds } = await sendOk(
        connection,
        typeof call === "function" ? call(index) : call,
      );
      latencies.push(milliseconds);
      if (pauseMs > 0) await sleep(pauseMs);
    }
  }
}
