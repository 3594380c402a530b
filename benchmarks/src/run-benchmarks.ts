import { type CallName, callNames } from "./calls.ts";
import { compare, type Comparison } from "./compare.ts";
import { gatherContenders } from "./contenders.ts";
import { createBenchmarkDatabase, populate, type Population } from "./database.ts";
import { type EventCost, measureEventCost } from "./event-cost.ts";
import { type HotProduct, hotProductPeople, measureHotProduct } from "./hot-product.ts";
import { type ListScale, measureListScale, type ScaleExtent } from "./list-scale.ts";
import { measureCall, type Pace } from "./measure-call.ts";
import { measureMessengers, type MessengerDeliveries } from "./messengers.ts";
import { measureSignInFlood, type SignInFlood } from "./sign-in-flood.ts";
import { measureSignInTiming, type SignInTiming } from "./sign-in-timing.ts";
import { signUp, startTenon } from "./tenon.ts";
import { measureTypes, type ProgramCosts } from "./types/measure-types.ts";
import { measureWorkerGain, type WorkerGain } from "./worker-gain.ts";

export const subjects = [
  ...callNames,
  "sign-in",
  "orders",
  "events",
  "workers",
  "lists",
  "types",
] as const;
export type Subject = (typeof subjects)[number];

export type Results = {
  calls: Partial<Record<CallName, Comparison>>;
  signIn?: { flood: SignInFlood; timing: SignInTiming };
  hotProduct?: HotProduct;
  events?: { deliveries: MessengerDeliveries; costs: EventCost[] };
  workers?: WorkerGain;
  lists?: ListScale;
  types?: ProgramCosts[];
};

type Options = {
  only: readonly Subject[];
  quick: boolean;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

const connections = 16;
/** An account may have twenty streams. */
const listeners = 10;
const population: Population = { users: 1_000, tasksEach: 100 };

type Extent = {
  pace: Pace;
  flood: { rounds: number; roundMs: number };
  samples: number;
  sales: { rounds: number; stock: number };
  events: { streams: number; perSecond: number; seconds: number };
  eventCosts: { rounds: number; roundMs: number };
  workers: { rounds: number; roundMs: number };
  lists: ScaleExtent;
  compilations: number;
};

const full: Extent = {
  pace: { rounds: 20, roundMs: 500, warmUpMs: 5_000 },
  flood: { rounds: 8, roundMs: 1_500 },
  samples: 100,
  sales: { rounds: 9, stock: 2_000 },
  events: { streams: 200, perSecond: 200, seconds: 20 },
  eventCosts: { rounds: 31, roundMs: 500 },
  workers: { rounds: 15, roundMs: 1_500 },
  lists: {
    large: { users: 1_000, tasks: 1_000_000, products: 2_000, orders: 200_000, posts: 20_000 },
    rounds: 9,
    roundMs: 300,
  },
  compilations: 9,
};
const short: Extent = {
  pace: { rounds: 5, roundMs: 300, warmUpMs: 1_200 },
  flood: { rounds: 3, roundMs: 700 },
  samples: 40,
  sales: { rounds: 3, stock: 500 },
  events: { streams: 200, perSecond: 200, seconds: 5 },
  eventCosts: { rounds: 9, roundMs: 300 },
  workers: { rounds: 5, roundMs: 500 },
  lists: {
    large: { users: 1_000, tasks: 100_000, products: 2_000, orders: 20_000, posts: 2_000 },
    rounds: 3,
    roundMs: 150,
  },
  compilations: 3,
};

/** What needs none of the servers that the others share. */
const apart: ReadonlySet<Subject> = new Set(["lists", "types"]);

/** Measures one thing after the other, and takes everything down again, also when `signal` says stop. */
export async function runBenchmarks(options: Options): Promise<Results> {
  const { only, quick, signal, onProgress } = options;
  const extent = quick ? short : full;
  const results: Results = only.every((subject) => apart.has(subject))
    ? { calls: {} }
    : await measureAmongPeople(options, extent);
  if (only.includes("lists")) {
    results.lists = await measureListScale({ ...extent.lists, signal, onProgress });
  }
  if (only.includes("types")) {
    results.types = await measureTypes({ rounds: extent.compilations, signal, onProgress });
  }
  return results;
}

/** Starts everything on one database. */
async function measureAmongPeople(
  { only, signal, onProgress }: Options,
  { pace, flood, samples, sales, events, eventCosts, workers }: Extent,
): Promise<Results> {
  await using stack = new AsyncDisposableStack();

  onProgress("starting PostgreSQL and Tenon");
  const database = stack.use(await createBenchmarkDatabase());
  const tenon = stack.use(await startTenon(database.url));
  signal.throwIfAborted();
  const people = only.includes("orders") ? hotProductPeople : connections;
  onProgress(
    `signing ${people} people up; ${population.users} users with ${population.tasksEach} tasks each`,
  );
  const everybody = await signUp(tenon, people);
  const tokens = everybody.slice(0, connections);
  await populate(database.url, population, signal);
  signal.throwIfAborted();

  const results: Results = { calls: {} };
  const calls = callNames.filter((name) => only.includes(name));
  if (calls.length > 0) {
    onProgress("starting the peers");
    await using peers = new AsyncDisposableStack();
    const contenders = await gatherContenders({
      tenon,
      databaseUrl: database.url,
      tokens,
      stack: peers,
    });
    for (const call of calls) {
      results.calls[call] = compare(
        await measureCall(contenders, { call, ...pace, signal, onProgress }),
      );
    }
  }
  if (only.includes("sign-in")) {
    onProgress("sign-in: a flood of fifty");
    const flooded = await measureSignInFlood({ tenon, tokens, signal, ...flood });
    onProgress("sign-in: known and unknown accounts");
    results.signIn = {
      flood: flooded,
      timing: await measureSignInTiming({ tenon, samples, signal }),
    };
  }
  if (only.includes("orders")) {
    results.hotProduct = await measureHotProduct({
      tenon,
      databaseUrl: database.url,
      tokens: everybody,
      signal,
      onProgress,
      ...sales,
    });
  }
  if (only.includes("events")) {
    const deliveries = await measureMessengers({
      tenon,
      databaseUrl: database.url,
      tokens: everybody.slice(0, listeners),
      signal,
      onProgress,
      ...events,
    });
    await using silent = await startTenon(database.url, {
      beside: tenon,
      nodeOptions: ["--import", new URL("without-events.ts", import.meta.url).href],
    });
    const costs = await measureEventCost({
      telling: tenon,
      silent,
      databaseUrl: database.url,
      tokens,
      signal,
      onProgress,
      ...eventCosts,
    });
    results.events = { deliveries, costs };
  }
  if (only.includes("workers")) {
    results.workers = await measureWorkerGain({
      tenon,
      databaseUrl: database.url,
      tokens,
      signal,
      onProgress,
      ...workers,
    });
  }
  return results;
}
