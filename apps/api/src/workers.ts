import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "#platform/logging/logger.ts";

/** Processes that answer at one port, so that each may have a core of its own. */
export type Workers = {
  /** Lets all of them answer what they have accepted, and end; throws when one ended otherwise. */
  stop(): Promise<void>;
};

type Options = { count: number; logger: Pick<Logger, "error"> };
type Ending = { code: number | null; signal: string | null };

/** A word and no signal: a terminal sends its signal to everybody, and a second one would end them at once. */
export const stopWord = "stop";

const shortestPauseMs = 500;
const longestPauseMs = 30_000;
/** Who lives that long does not die of its start. */
const steadyMs = 60_000;

/** Starts one before the others, so that what keeps it from starting is said once: answers null when it ends. */
export async function startWorkers({ count, logger }: Options): Promise<Workers | null> {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const listening = new Set<Worker>();
  cluster.on("listening", (worker) => listening.add(worker));

  const first = cluster.fork();
  await Promise.race([once(first, "listening"), once(first, "exit")]);
  if (!listening.has(first)) return null;
  const others = Array.from({ length: count - 1 }, () => cluster.fork());
  const places = [first, ...others].map(keepPlace);

  return {
    async stop() {
      stopping.abort();
      for (const worker of Object.values(cluster.workers ?? {})) if (worker) tellToStop(worker);
      const endings = await Promise.all(places);
      if (!endings.every(isWell)) throw new Error("A worker did not end well.");
    },
  };

  /** Puts another one where one died, later each time while they die soon; answers how the last one ended. */
  async function keepPlace(initial: Worker): Promise<Ending> {
    let pauseMs = shortestPauseMs;
    for (let worker = initial; ; worker = cluster.fork()) {
      const startedAt = performance.now();
      const ending = await endOf(worker);
      listening.delete(worker);
      if (isStopping()) return ending;
      if (performance.now() - startedAt > steadyMs) pauseMs = shortestPauseMs;
      logger.error(
        { event: "worker-ended", worker: worker.process.pid, ...ending, pauseMs },
        "a worker ended, and another one takes its place",
      );
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (isStopping()) return { code: 0, signal: null };
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    }
  }

  /** One that is still starting has nothing to answer, and hears no word. */
  function tellToStop(worker: Worker): void {
    if (listening.has(worker)) worker.send(stopWord, () => {});
    else worker.process.kill();
  }
}

function endOf(worker: Worker): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  worker.once("exit", (code, signal) => resolve({ code, signal }));
  // Of a process that could not be made, nothing else is heard.
  worker.once("error", () => {
    if (worker.process.pid === undefined) resolve({ code: null, signal: null });
  });
  return promise;
}

function isWell({ code, signal }: Ending): boolean {
  return code === 0 || signal === "SIGTERM";
}
