import { z } from "zod";
import { type Ratio, ratioOf } from "./compare.ts";
import { sendOk } from "./connection.ts";
import { type ListCall, listCalls } from "./list-calls.ts";
import { runLoad } from "./load.ts";
import { cpuBetween, readBackendCpu } from "./postgres-cpu.ts";
import { type SeededTenon, type Size, startSeededTenon } from "./seeded-tenon.ts";
import { median } from "./statistics.ts";

/** Processor time in milliseconds for one call: the server's, and PostgreSQL's where the system tells it. */
export type Cost = { server: number; postgres: number | null };

export type ListCost = {
  name: string;
  small: Cost;
  large: Cost;
  /** How many times the small database's cost the large one's is, of both together and of PostgreSQL alone. */
  ratio: Ratio;
  postgresRatio: Ratio | null;
};

export type ListScale = { small: Size; large: Size; lists: ListCost[] };

export type ScaleExtent = { large: Size; rounds: number; roundMs: number };

type Options = ScaleExtent & { signal: AbortSignal; onProgress: (message: string) => void };

const connections = 4;
const small: Size = { users: 20, tasks: 2_000, products: 200, orders: 1_000, posts: 200 };

/** Asks for each list on a small and on a large database in turn, round after round. */
export async function measureListScale(options: Options): Promise<ListScale> {
  const { large, rounds, roundMs, signal, onProgress } = options;
  await using stack = new AsyncDisposableStack();
  const start = async (label: string, size: Size) => {
    const tenon = stack.use(
      await startSeededTenon({ label, size, connections, signal, onProgress }),
    );
    return { tenon, calls: listCalls({ postId: await findCommentedPost(tenon) }) };
  };
  const few = await start("small", small);
  const many = await start("large", large);
  await assertSameLengths(few, many);

  const lists: ListCost[] = [];
  for (const [index, { name }] of few.calls.entries()) {
    onProgress(`lists: ${name}`);
    const measured: { small: Cost; large: Cost }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const costs = { small: await measure(few, index), large: await measure(many, index) };
      if (round > 0) measured.push(costs);
    }
    lists.push({ name, ...sumUp(measured) });
  }
  return { small, large, lists };

  async function measure({ tenon, calls }: Measured, index: number): Promise<Cost> {
    const { server, database } = tenon;
    const { by, call } = callAt(calls, index);
    const backends = await readBackendCpu(database);
    const before = await server.cpuMilliseconds();
    const { length } = await runLoad({
      connections: tenon[by],
      call,
      durationMs: roundMs,
      signal,
    });
    const used = (await server.cpuMilliseconds()) - before;
    const postgres = cpuBetween(backends, await readBackendCpu(database));
    return { server: used / length, postgres: postgres === null ? null : postgres / length };
  }
}

type Measured = { tenon: SeededTenon; calls: ListCall[] };

function sumUp(rounds: { small: Cost; large: Cost }[]): Omit<ListCost, "name"> {
  const postgresRatios = rounds.flatMap(({ small: few, large: many }) =>
    few.postgres === null || many.postgres === null ? [] : many.postgres / few.postgres,
  );
  return {
    small: middle(rounds.map((round) => round.small)),
    large: middle(rounds.map((round) => round.large)),
    ratio: ratioOf(rounds.map((round) => total(round.large) / total(round.small))),
    postgresRatio: postgresRatios.length === 0 ? null : ratioOf(postgresRatios),
  };
}

function total({ server, postgres }: Cost): number {
  return server + (postgres ?? 0);
}

function middle(costs: Cost[]): Cost {
  const postgres = costs.flatMap((cost) => cost.postgres ?? []);
  return {
    server: median(costs.map(({ server }) => server)),
    postgres: postgres.length === 0 ? null : median(postgres),
  };
}

async function findCommentedPost({ database }: SeededTenon): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM posts WHERE published_at IS NOT NULL AND comment_count >= 5 ORDER BY id LIMIT 1",
  );
  const [post] = rows;
  if (!post) throw new Error("No post has five comments.");
  return post.id;
}

/** A list that is shorter on one of the databases would be cheaper for that alone. */
async function assertSameLengths(few: Measured, many: Measured): Promise<void> {
  for (const [index, { name }] of few.calls.entries()) {
    const lengths = [await countItems(few, index), await countItems(many, index)];
    if (new Set(lengths).size === 1 && lengths[0] !== 0) continue;
    throw new Error(`${name} has ${lengths.join(" and ")} rows on the two databases.`);
  }
}

async function countItems({ tenon, calls }: Measured, index: number): Promise<number> {
  const { by, call } = callAt(calls, index);
  const [connection] = tenon[by];
  if (!connection) throw new Error("Nobody is signed in.");
  const { body } = await sendOk(connection, call);
  return Page.parse(JSON.parse(body)).result.data.json.items.length;
}

const Page = z.object({
  result: z.object({ data: z.object({ json: z.object({ items: z.array(z.unknown()) }) }) }),
});

function callAt(calls: ListCall[], index: number): ListCall {
  const call = calls[index];
  if (!call) throw new RangeError(`There is no list number ${index}.`);
  return call;
}
