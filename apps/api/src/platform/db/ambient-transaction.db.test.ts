import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { type AmbientTransaction, createAmbientTransaction } from "./ambient-transaction.ts";
import { createTransactionRunner } from "./transaction.ts";

let database: TestDatabase;
let ambient: AmbientTransaction;
beforeAll(async () => {
  database = await createTestDatabase();
  ambient = createAmbientTransaction(database, createTransactionRunner(database.prisma));
});
afterAll(() => database.close());
beforeEach(() => database.prisma.user.deleteMany());

it("takes in whatever is done meanwhile, by each handle, and takes all of it back", async () => {
  const failure = new Error("no");
  await expect(
    ambient.surround(async (tx) => {
      await add("by the handle itself", tx);
      await add("by Prisma", ambient.prisma);
      await ambient.sql`INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'sql@example.com', 'by SQL')`;
      await ambient.transaction((inner) => add("by a transaction inside", inner));
      expect(await ambient.prisma.user.count()).toBe(4);
      expect(await database.prisma.user.count()).toBe(0);
      throw failure;
    }),
  ).rejects.toBe(failure);
  expect(await database.prisma.user.count()).toBe(0);
});

it("leaves what is done at the same time, but outside, alone", async () => {
  const outside = Promise.withResolvers<null>();
  const inside = ambient.surround(async (tx) => {
    await add("inside", tx);
    await outside.promise;
  });
  await add("outside", ambient.prisma);
  expect(await ambient.prisma.user.count()).toBe(1);
  outside.resolve(null);
  await inside;
  expect(await ambient.prisma.user.count()).toBe(2);
});

it("reads rows alike inside and outside", async () => {
  await add("Ada", ambient.prisma);
  const read = () => ambient.sql<object>`
    SELECT name, version, is_active AS "isActive", created_at AS "createdAt", ARRAY['a', 'b'] AS tags,
      1.5::real AS rank, json_build_object('id', id) AS author, NULL::text AS nothing FROM users`;
  expect(await ambient.surround(read)).toEqual(await read());
});

function add(name: string, { user }: Pick<TestDatabase["prisma"], "user">) {
  const id = crypto.randomUUID();
  return user.create({ data: { id, email: `${id}@example.com`, name }, select: { id: true } });
}
