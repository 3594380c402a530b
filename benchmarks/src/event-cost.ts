import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { mutation } from "./calls.ts";
import { type Ratio, ratioOf } from "./compare.ts";
import { type Connection, type HttpCall, openConnection, sendOk } from "./connection.ts";
import { addProduct } from "./hot-product-books.ts";
import { runLoad } from "./load.ts";
import { cpuBetween, readBackendCpu } from "./postgres-cpu.ts";
import type { ServerProcess } from "./server-process.ts";
import { percentile } from "./statistics.ts";

/** How many times the same without its event a change costs: in processor time of server and PostgreSQL, and in the middle latency. */
export type EventCost = { procedure: string; cpu: Ratio; p50: Ratio };

type Options = {
  /** The same Tenon twice on one database, of which one appends no events. */
  telling: ServerProcess;
  silent: ServerProcess;
  databaseUrl: string;
  tokens: string[];
  rounds: number;
  roundMs: number;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

const warmUpMs = 2_000;

type Side = { server: ServerProcess; connections: Connection[] };
type Measured = { cpu: number; p50: number };

/** Asks both for each change in turn, round after round. */
export async function measureEventCost(options: Options): Promise<EventCost[]> {
  const { databaseUrl, tokens, rounds, roundMs, signal, onProgress } = options;
  await using stack = new AsyncDisposableStack();
  const database = stack.adopt(new pg.Client({ connectionString: databaseUrl }), (open) =>
    open.end(),
  );
  await database.connect();
  await database.query("UPDATE users SET role = 'admin' WHERE password_hash <> 'none'");
  const sideOf = (server: ServerProcess): Side => ({
    server,
    connections: tokens.map((token) => stack.use(openConnection(server.origin, token))),
  });
  const [loud, quiet] = [sideOf(options.telling), sideOf(options.silent)];

  const costs: EventCost[] = [];
  for (const [procedure, call] of Object.entries(await changes(quiet, database))) {
    onProgress(`events: what one costs ${procedure}`);
    await assertSilent(database, () => measure(quiet, call, warmUpMs));
    await measure(loud, call, warmUpMs);
    const ratios: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = round % 2 === 0 ? await measure(quiet, call) : null;
      const telling = await measure(loud, call);
      const silent = before ?? (await measure(quiet, call));
      ratios.push({ cpu: telling.cpu / silent.cpu, p50: telling.p50 / silent.p50 });
    }
    const of = (figure: keyof Measured) => ratioOf(ratios.map((ratio) => ratio[figure]));
    costs.push({ procedure, cpu: of("cpu"), p50: of("p50") });
  }
  return costs;

  async function measure(
    { server, connections }: Side,
    call: Change,
    durationMs = roundMs,
  ): Promise<Measured> {
    const backends = await readBackendCpu(database);
    const before = await server.cpuMilliseconds();
    const latencies = await runLoad({ connections, call, durationMs, signal });
    const used = (await server.cpuMilliseconds()) - before;
    const postgres = cpuBetween(backends, await readBackendCpu(database)) ?? 0;
    return { cpu: (used + postgres) / latencies.length, p50: percentile(latencies, 0.5) };
  }
}

async function assertSilent(database: pg.Client, work: () => Promise<unknown>): Promise<void> {
  const count = async () => (await database.query("SELECT FROM events")).rowCount;
  const before = await count();
  await work();
  if ((await count()) !== before) throw new Error("The server without events appends some.");
}

type Change = (connection: number) => HttpCall;

/** Each connection has a task and a product of its own, so that none waits for another's row. */
async function changes(
  { connections }: Side,
  database: pg.Client,
): Promise<Record<string, Change>> {
  const tasks: string[] = [];
  const products: string[] = [];
  for (const connection of connections) {
    const { body } = await sendOk(connection, mutation("tasks.create", { title: "Change me" }));
    tasks.push(Created.parse(JSON.parse(body)).result.data.json.id);
    products.push(await addProduct(database, 1_000_000));
  }
  return {
    "tasks.create": () => mutation("tasks.create", { title: "Tell it" }),
    "tasks.update": (turn) =>
      mutation("tasks.update", { id: tasks[turn], title: `Tell it ${randomUUID()}` }),
    "products.update": (turn) =>
      mutation("products.update", { id: products[turn], name: `Board ${randomUUID()}` }),
    "orders.place": (turn) => ({
      ...mutation("orders.place", { lines: [{ productId: products[turn], quantity: 1 }] }),
      key: randomUUID(),
    }),
  };
}

const Created = z.object({
  result: z.object({ data: z.object({ json: z.object({ id: z.string() }) }) }),
});
