import { openBulkClient } from "@tenon/db/bulk-client";
import { bulkUsers } from "@tenon/db/seed/bulk-rows";
import { bulkSeed } from "@tenon/db/seed/bulk-seed";
import { createArgon2Passwords } from "#platform/passwords/argon2-passwords.ts";
import type { TestApp, TestClient } from "./create-test-app.ts";
import { password } from "./people.ts";

export type LargeWorld = {
  /** Who owns as much as everybody else. */
  member: TestClient;
  memberId: string;
  admin: TestClient;
  productIds: string[];
  /** One that was ordered often. */
  orderedId: string;
  /** With many comments. */
  postId: string;
  /** Of the member. */
  webhookId: string;
  now: Date;
};

type Size = {
  crowd: number;
  users: number;
  tasks: number;
  orders: number;
  posts: number;
  entries: number;
};

export const sizes = {
  /** Just above what an index is worth, so that the suite stays quick. */
  small: {
    crowd: 10_500,
    users: 100,
    tasks: 20_000,
    orders: 10_500,
    posts: 10_500,
    entries: 10_500,
  },
  /** What `tenon seed` adds, and as many who own nothing as make their lists long. */
  full: {
    crowd: 50_000,
    users: 1_000,
    tasks: 1_000_000,
    orders: 200_000,
    posts: 20_000,
    entries: 200_000,
  },
} satisfies Record<string, Size>;

/** A database in which every list is long, and an owner and an administrator who ask for them. */
export async function makeLargeWorld(app: TestApp, size: Size): Promise<LargeWorld> {
  const { DATABASE_URL: url } = app.env;
  const { prisma } = app.container.database;
  const now = new Date();
  await using passwords = createArgon2Passwords();
  const passwordHash = await passwords.hash(password);
  const owners = { ...size, products: 100, seed: 1, now };
  const crowd = {
    users: size.crowd,
    products: size.crowd,
    tasks: 0,
    orders: 0,
    posts: 0,
    seed: 2,
    now,
  };
  await bulkSeed({ ...owners, url, passwordHash });
  await bulkSeed({ ...crowd, url, passwordHash: null });

  const [owner, manager] = bulkUsers(owners);
  if (!owner || !manager) throw new Error("The large world is too small.");
  await prisma.user.update({ where: { id: manager.id }, data: { role: "admin" } });
  await fill(url, { ...size, ownerId: owner.id });
  const products = await prisma.product.findMany({ take: 100, select: { id: true } });
  const { productId: orderedId } = await prisma.stockEntry.findFirstOrThrow({
    where: { reason: "sold" },
    select: { productId: true },
  });
  const { id: postId } = await prisma.post.findFirstOrThrow({
    orderBy: { commentCount: "desc" },
    select: { id: true },
  });
  return {
    member: await signIn(app, owner.email),
    memberId: owner.id,
    admin: await signIn(app, manager.email),
    productIds: products.map(({ id }) => id),
    orderedId,
    postId,
    webhookId: owner.id,
    now,
  };
}

async function signIn(app: TestApp, email: string): Promise<TestClient> {
  const { accessToken } = await app.client().auth.login.mutate({ email, password });
  return app.client({ accessToken });
}

/** What no seed makes: sessions, keys, the audit log and webhooks, of everybody in turn, and some more of the owner. */
async function fill(url: string, { entries, ownerId }: { entries: number; ownerId: string }) {
  await using client = await openBulkClient(url);
  const people = `
    WITH people AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM users),
    made AS (
      SELECT n, CASE WHEN n % 20 = 0 THEN $2::uuid ELSE people.id END AS user_id, now() - n * interval '1 minute' AS at
      FROM generate_series(1, $1::int) n JOIN people ON place = 1 + n % (SELECT count(*) FROM users))`;
  const statements = [
    `${people} INSERT INTO sessions (id, user_id, created_at, expires_at, ended_at)
      SELECT gen_random_uuid(), user_id, at, now() + interval '30 days', CASE WHEN n % 3 = 0 THEN at END FROM made`,
    `${people} INSERT INTO api_keys (id, user_id, name, prefix, secret_hash, scopes, created_at, revoked_at)
      SELECT gen_random_uuid(), user_id, 'Key', 'key' || n, sha256(n::text::bytea), '{tasks:read}', at,
        CASE WHEN n % 3 = 0 THEN at END FROM made`,
    `${people} INSERT INTO audit_entries (id, created_at, action, actor_id, via, target_id)
      SELECT gen_random_uuid(), at, (ARRAY['session.started', 'user.updated', 'user.removed'])[1 + n % 3], user_id,
        'session', user_id FROM made`,
    `${people} INSERT INTO webhooks (id, user_id, url, events, sealed_secret)
      SELECT id, id, 'https://example.com/', '{}', '' FROM people WHERE place <= $1::int OR id = $2::uuid`,
    `${people} INSERT INTO webhook_deliveries (id, webhook_id, type, body, state, created_at)
      SELECT gen_random_uuid(), webhooks.id, 'webhook.test', '{}', (ARRAY['waiting', 'delivered', 'failed'])[1 + n % 3]::webhook_delivery_state,
        at FROM made JOIN webhooks ON webhooks.id = made.user_id`,
  ];
  for (const statement of statements) await client.query(statement, [entries, ownerId]);
  await client.query(
    "VACUUM (ANALYZE) sessions, api_keys, audit_entries, webhooks, webhook_deliveries",
  );
}
