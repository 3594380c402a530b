import pg from "pg";
import { createArgon2Passwords } from "@tenon/api/platform/passwords/argon2-passwords";
import { type BulkPlan, bulkUsers } from "@tenon/db/seed/bulk-rows";
import { bulkSeed } from "@tenon/db/seed/bulk-seed";
import { type Connection, openConnection } from "./connection.ts";
import { createBenchmarkDatabase } from "./database.ts";
import type { ServerProcess } from "./server-process.ts";
import { password, signIn, startTenon } from "./tenon.ts";

/** How much is in it. */
export type Size = Omit<BulkPlan, "seed" | "now">;

/** A Tenon on a database full of rows, with people who are signed in and an administrator. */
export type SeededTenon = AsyncDisposable & {
  server: ServerProcess;
  database: pg.Client;
  members: Connection[];
  admins: Connection[];
  size: Size;
};

type Options = {
  label: string;
  size: Size;
  /** How many connections each of them has. */
  connections: number;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

const entriesEach = 100;

export async function startSeededTenon({
  label,
  size,
  connections,
  signal,
  onProgress,
}: Options): Promise<SeededTenon> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createBenchmarkDatabase(label));
  const plan = { ...size, seed: 1, now: new Date() };
  let busyWith = "";
  await using passwords = createArgon2Passwords();
  await bulkSeed({
    ...plan,
    url,
    passwordHash: await passwords.hash(password),
    signal,
    onProgress: ({ doing }) => {
      if (doing !== busyWith) onProgress(`filling the ${label} database: ${doing}`);
      busyWith = doing;
    },
  });
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  stack.defer(() => database.end());
  await database.query(addAuditEntries, [entriesEach]);
  await database.query("VACUUM ANALYZE audit_entries");

  const [admin, ...people] = Array.from(bulkUsers(plan), ({ email }) => email);
  if (admin === undefined) throw new Error("Nobody is there.");
  await database.query("UPDATE users SET role = 'admin' WHERE email = $1", [admin]);
  const server = stack.use(await startTenon(url));
  const connect = async (emails: string[]) => {
    const tokens = await signIn(server, emails);
    return tokens.map((token) => stack.use(openConnection(server.origin, token)));
  };
  const members = await connect(people.slice(0, connections));
  const admins = await connect(Array.from({ length: connections }, () => admin));
  const started = stack.move();
  return {
    server,
    database,
    members,
    admins,
    size,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

const addAuditEntries = `
  INSERT INTO audit_entries (id, created_at, action, actor_id, via, target_id, address)
  SELECT gen_random_uuid(), now() - n * interval '1 hour' - random() * interval '1 hour',
    CASE WHEN n % 10 = 0 THEN 'password.changed' ELSE 'session.started' END, id, 'session', id, '192.0.2.1'
  FROM users, generate_series(1, $1::int) AS n`;
