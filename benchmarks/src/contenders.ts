import { z } from "zod";
import { type Calls, restCalls, trpcCalls } from "./calls.ts";
import { type Connection, openConnection, sendOk } from "./connection.ts";
import { type PeerEnv, writePeerEnv } from "./peer-env.ts";
import { findFreePort, type ServerProcess, startServerProcess } from "./server-process.ts";
import { issuerOf } from "./tenon.ts";

export const contenderNames = ["tenon", "bare", "starter"] as const;
export type ContenderName = (typeof contenderNames)[number];

export const labels: Record<ContenderName, string> = {
  tenon: "Tenon",
  bare: "bare Hono + node-postgres",
  starter: "starter: tRPC + Prisma",
};

/** One of the servers that are compared, with a connection for each person who is signed in. */
export type Contender = { server: ServerProcess; calls: Calls; connections: Connection[] };
export type Contenders = Record<ContenderName, Contender>;

type Options = {
  tenon: ServerProcess;
  databaseUrl: string;
  tokens: string[];
  stack: AsyncDisposableStack;
};

/** Starts the peers, which take Tenon's tokens; `stack` ends them and closes the connections. */
export async function gatherContenders({
  tenon,
  databaseUrl,
  tokens,
  stack,
}: Options): Promise<Contenders> {
  const jwks = Jwks.parse(await (await fetch(`${tenon.origin}/.well-known/jwks.json`)).json());
  const env = { databaseUrl, jwks, issuer: issuerOf(tenon) };
  const bare = stack.use(await startPeer("bare-hono-pg", env));
  const starter = stack.use(await startPeer("starter-trpc-prisma", env));
  const contenders = {
    tenon: { server: tenon, calls: trpcCalls, connections: connect(tenon) },
    bare: { server: bare, calls: restCalls, connections: connect(bare) },
    starter: { server: starter, calls: trpcCalls, connections: connect(starter) },
  };
  await assertSameTasks(Object.values(contenders));
  return contenders;

  function connect({ origin }: ServerProcess): Connection[] {
    return tokens.map((token) => stack.use(openConnection(origin, token)));
  }
}

const Jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

async function startPeer(name: string, env: Omit<PeerEnv, "port">): Promise<ServerProcess> {
  const port = await findFreePort();
  const script = new URL(`../peers/${name}/server.ts`, import.meta.url);
  return startServerProcess({ name, script, port, env: writePeerEnv({ ...env, port }) });
}

/** Whoever answered something else would not have done the same work. */
async function assertSameTasks(contenders: Contender[]): Promise<void> {
  const lists = await Promise.all(contenders.map(listedIds));
  const [first = ""] = lists;
  if (first.split(" ").length !== 20 || lists.some((ids) => ids !== first)) {
    throw new Error(`The servers list different tasks:\n${lists.join("\n")}`);
  }
}

async function listedIds({ calls, connections }: Contender): Promise<string> {
  const [connection] = connections;
  if (!connection) throw new Error("Nobody is signed in.");
  const { body } = await sendOk(connection, calls.list);
  return Array.from(body.matchAll(/"id":"([^"]+)"/g), ([, id]) => id).join(" ");
}
