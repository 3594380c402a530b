import { once } from "node:events";
import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { AppError } from "#platform/errors/app-error.ts";

/** A few threads with one script, started when they are needed, each answering one question at a time. */
export type Threads<Question> = {
  /** UNAVAILABLE when too many wait, or when the thread ended over it; the next question starts another one. */
  ask(question: Question): Promise<unknown>;
  /** Ends every thread, and starts none any more. */
  close(): Promise<void>;
};

type Options = {
  /** Answers every message with one message. */
  script: URL;
  size: number;
  maxQueue: number;
};

type Thread = { worker: Worker; ended: AbortSignal };

/** A thread keeps the process alive only while it has a question to answer. */
export function createThreads({ script, size, maxQueue }: Options): Threads<unknown> {
  const limit = pLimit(size);
  const all = new Set<Thread>();
  const idle = new Set<Thread>();
  let isClosed = false;

  return {
    async ask(question) {
      if (limit.pendingCount >= maxQueue) throw unavailable();
      return limit(askOne, question);
    },
    async close() {
      isClosed = true;
      await Promise.all(Array.from(all, ({ worker }) => worker.terminate()));
    },
  };

  async function askOne(question: unknown): Promise<unknown> {
    if (isClosed) throw unavailable();
    const [thread = start()] = idle;
    const { worker, ended } = thread;
    idle.delete(thread);
    worker.ref();
    try {
      const answered: Promise<unknown[]> = once(worker, "message", { signal: ended });
      worker.postMessage(question);
      const [answer] = await answered;
      idle.add(thread);
      return answer;
    } catch (cause) {
      throw unavailable(cause);
    } finally {
      worker.unref();
    }
  }

  function start(): Thread {
    const worker = new Worker(script, { execArgv: [], env: {} });
    const end = new AbortController();
    const thread = { worker, ended: end.signal };
    all.add(thread);
    // Whoever waits for its answer is told by `once`.
    worker.on("error", () => {});
    worker.once("exit", () => {
      all.delete(thread);
      idle.delete(thread);
      end.abort();
    });
    return thread;
  }
}

function unavailable(cause?: unknown): AppError {
  return new AppError({ code: "UNAVAILABLE", retryAfter: 2 }, { cause });
}
