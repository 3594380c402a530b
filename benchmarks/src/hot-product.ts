import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { placeBareOrder } from "./bare-order.ts";
import { mutation, query } from "./calls.ts";
import { type Ratio, ratioOf } from "./compare.ts";
import { type Connection, openConnection, sendOk } from "./connection.ts";
import { addProduct, assertSoldExactly } from "./hot-product-books.ts";
import { runLoad } from "./load.ts";
import type { ServerProcess } from "./server-process.ts";
import { median, percentile } from "./statistics.ts";

/** How one product was sold to many at once, until it was gone. Latencies in milliseconds. */
export type Sale = {
  perSecond: number;
  p50: number;
  p99: number;
  /** What the customer who got fewest and the one who got most of it got, as shares of an even one. */
  fewest: number;
  most: number;
};

export type HotProduct = {
  customers: number;
  stock: number;
  /** Processor time of the server for each order, that for the others' calls meanwhile with it. */
  cpu: number;
  tenon: Sale;
  bare: Sale;
  tenonToBare: Record<"perSecond" | "p50" | "p99", Ratio>;
  /** The p99 of `users.me` of others, alone and meanwhile. */
  others: { quietP99: number; busyP99: number; ratio: Ratio };
};

type Options = {
  tenon: ServerProcess;
  databaseUrl: string;
  /** Of the customers, and then of the others. */
  tokens: string[];
  rounds: number;
  stock: number;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

const customers = 50;
const others = 4;
export const hotProductPeople = customers + others;

/** As many as Tenon has. */
const poolSize = 10;
const pauseMs = 10;
const quietMs = 700;
const longestSaleMs = 60_000;

/** Fifty order one product, piece by piece, until it is gone: through Tenon, then by bare SQL, round after round. */
export async function measureHotProduct({
  tenon,
  databaseUrl,
  tokens,
  rounds,
  stock,
  signal,
  onProgress,
}: Options): Promise<HotProduct> {
  await using stack = new AsyncDisposableStack();
  const pool = stack.adopt(new pg.Pool({ connectionString: databaseUrl, max: poolSize }), (open) =>
    open.end(),
  );
  const connections = tokens.map((token) => stack.use(openConnection(tenon.origin, token)));
  const buyers = connections.slice(0, customers);
  const bystanders = {
    connections: connections.slice(customers),
    call: query("users.me"),
    pauseMs,
  };
  const customerIds = await Promise.all(buyers.map(readOwnId));

  const measured: { tenon: Sale; bare: Sale; cpu: number; quiet: number; busy: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    onProgress(round === 0 ? "orders: warming up" : `orders: round ${round} of ${rounds}`);
    const quiet = await runLoad({ ...bystanders, durationMs: quietMs, signal });
    const cpuBefore = await tenon.cpuMilliseconds();
    const { sale, busy } = await sellBesideOthers();
    const cpu = ((await tenon.cpuMilliseconds()) - cpuBefore) / stock;
    const bare = await sell((productId, customer) =>
      placeBareOrder(pool, {
        customerId: customerIds[customer] ?? "",
        productId,
        key: randomUUID(),
      }),
    );
    if (round === 0) continue;
    const p99s = { quiet: percentile(quiet, 0.99), busy: percentile(busy, 0.99) };
    measured.push({ tenon: sale, bare, cpu, ...p99s });
  }
  const tenonToBare = (measure: "perSecond" | "p50" | "p99") =>
    ratioOf(measured.map((round) => round.tenon[measure] / round.bare[measure]));
  return {
    customers,
    stock,
    cpu: median(measured.map(({ cpu }) => cpu)),
    tenon: middle(measured.map((round) => round.tenon)),
    bare: middle(measured.map((round) => round.bare)),
    tenonToBare: {
      perSecond: tenonToBare("perSecond"),
      p50: tenonToBare("p50"),
      p99: tenonToBare("p99"),
    },
    others: {
      quietP99: median(measured.map(({ quiet }) => quiet)),
      busyP99: median(measured.map(({ busy }) => busy)),
      ratio: ratioOf(measured.map(({ quiet, busy }) => busy / quiet)),
    },
  };

  async function sellBesideOthers(): Promise<{ sale: Sale; busy: number[] }> {
    let isOver = false;
    const selling = sell((productId, customer) => placeOrder(buyers[customer], productId)).finally(
      () => {
        isOver = true;
      },
    );
    const load = { ...bystanders, durationMs: longestSaleMs, isOver: () => isOver, signal };
    const [sale, busy] = await Promise.all([selling, runLoad(load)]);
    return { sale, busy };
  }

  /** Everybody orders again as soon as they are answered, until `order` says that nothing is left. */
  async function sell(
    order: (productId: string, customer: number) => Promise<string | null>,
  ): Promise<Sale> {
    const productId = await addProduct(pool, stock);
    const latencies: number[] = [];
    const start = performance.now();
    const sold = await Promise.all(
      customerIds.map(async (_, customer) => {
        const ids: string[] = [];
        for (;;) {
          signal.throwIfAborted();
          const asked = performance.now();
          const id = await order(productId, customer);
          if (id === null) return ids;
          latencies.push(performance.now() - asked);
          ids.push(id);
        }
      }),
    );
    const seconds = (performance.now() - start) / 1_000;
    await assertSoldExactly(pool, { productId, stock, acknowledged: sold.flat() });
    const shares = sold.map(({ length }) => (length * customers) / stock);
    return {
      perSecond: stock / seconds,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      fewest: Math.min(...shares),
      most: Math.max(...shares),
    };
  }
}

/** The order's id; null when the answer is that the product is out of stock. */
async function placeOrder(
  connection: Connection | undefined,
  productId: string,
): Promise<string | null> {
  if (!connection) throw new Error("Nobody is signed in.");
  const lines = [{ productId, quantity: 1 }];
  const call = { ...mutation("orders.place", { lines }), key: randomUUID() };
  const { status, body } = await connection.send(call);
  if (status === 200) return Identified.parse(JSON.parse(body)).result.data.json.id;
  if (status === 409 && body.includes("OUT_OF_STOCK")) return null;
  throw new Error(`orders.place answered ${status}: ${body.slice(0, 500)}`);
}

async function readOwnId(connection: Connection): Promise<string> {
  const { body } = await sendOk(connection, query("users.me"));
  return Identified.parse(JSON.parse(body)).result.data.json.id;
}

const Identified = z.object({
  result: z.object({ data: z.object({ json: z.object({ id: z.string() }) }) }),
});

function middle(sales: Sale[]): Sale {
  const of = (measure: keyof Sale) => median(sales.map((sale) => sale[measure]));
  return {
    perSecond: of("perSecond"),
    p50: of("p50"),
    p99: of("p99"),
    fewest: of("fewest"),
    most: of("most"),
  };
}
