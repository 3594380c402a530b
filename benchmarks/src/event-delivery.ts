import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { mutation } from "./calls.ts";
import { type Connection, openConnection, sendOk } from "./connection.ts";
import type { ServerProcess } from "./server-process.ts";
import { percentile } from "./statistics.ts";

/** From the answer to a change at one server until it is heard at another, in milliseconds; memory in kB. */
export type EventDelivery = {
  streams: number;
  perSecond: number;
  heard: number;
  missing: number;
  p50: number;
  p99: number;
  memoryPerStream: number;
};

type Options = {
  writing: ServerProcess;
  telling: ServerProcess;
  tokens: string[];
  streams: number;
  perSecond: number;
  seconds: number;
  signal: AbortSignal;
};

const warmUpSeconds = 2;
/** What was not heard by then after the last change is missing. */
const patienceMs = 30_000;

/** People change their tasks at one server, and hear of it at another, each on several streams. */
export async function measureEventDelivery(options: Options): Promise<EventDelivery> {
  const { writing, telling, tokens, streams, perSecond, seconds, signal } = options;
  using stack = new DisposableStack();
  const heardAt = new Map<string, number[]>();
  const hear = (id: string) => heardAt.set(id, [...(heardAt.get(id) ?? []), performance.now()]);
  const token = (turn: number) => tokens[turn % tokens.length] ?? "";

  const before = await telling.memoryKilobytes();
  const opened = Array.from({ length: streams }, (_, turn) =>
    stack.use(openStream(telling.origin, token(turn), hear)),
  );
  await Promise.all(opened.map(({ caughtUp }) => caughtUp));
  await sleep(2_000);
  const memoryPerStream = ((await telling.memoryKilobytes()) - before) / streams;

  const writers = tokens.map((each) => stack.use(openConnection(writing.origin, each)));
  await changeFor(warmUpSeconds);
  const start = performance.now();
  const answeredAt = await changeFor(seconds);
  const end = performance.now();

  const expected = answeredAt.size * (streams / tokens.length);
  while (delaysOfHeard().length < expected && performance.now() < end + patienceMs) {
    signal.throwIfAborted();
    await sleep(200);
  }
  const delays = delaysOfHeard();
  return {
    streams,
    perSecond: Math.round((answeredAt.size * 1_000) / (end - start)),
    heard: delays.length,
    missing: Math.round(expected - delays.length),
    p50: percentile(delays, 0.5),
    p99: percentile(delays, 0.99),
    memoryPerStream,
  };

  async function changeFor(duration: number): Promise<Map<string, number>> {
    const answered = new Map<string, number>();
    const changes: Promise<void>[] = [];
    const begin = performance.now();
    for (let turn = 0; turn < perSecond * duration; turn += 1) {
      signal.throwIfAborted();
      await sleep(Math.max(0, begin + (turn * 1_000) / perSecond - performance.now()));
      const writer = writers[turn % writers.length];
      if (writer) changes.push(change(writer, answered));
    }
    await Promise.all(changes);
    return answered;
  }

  function delaysOfHeard(): number[] {
    return [...answeredAt].flatMap(([id, answered]) =>
      (heardAt.get(id) ?? []).map((heard) => Math.max(0, heard - answered)),
    );
  }
}

async function change(writer: Connection, answeredAt: Map<string, number>): Promise<void> {
  const { body } = await sendOk(writer, mutation("tasks.create", { title: "Tell everybody" }));
  answeredAt.set(Created.parse(JSON.parse(body)).result.data.json.id, performance.now());
}

const Created = z.object({
  result: z.object({ data: z.object({ json: z.object({ id: z.string() }) }) }),
});

type Stream = Disposable & { caughtUp: Promise<null> };

function openStream(origin: string, token: string, hear: (id: string) => void): Stream {
  const { promise: caughtUp, resolve, reject } = Promise.withResolvers<null>();
  const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
  const request = get(`${origin}/trpc/events.stream`, { headers, agent: false }, (response) => {
    let text = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (text + chunk).split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        if (line.includes("stream.caught-up")) resolve(null);
        const [, id] = /"id":"([\w-]+)"/.exec(line) ?? [];
        if (id !== undefined && line.includes('"task.created"')) hear(id);
      }
    });
  });
  request.on("error", reject);
  return { caughtUp, [Symbol.dispose]: () => void request.destroy() };
}
