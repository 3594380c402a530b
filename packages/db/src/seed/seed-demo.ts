import type { PrismaClient } from "#client.ts";
import { demoRows } from "./demo-rows.ts";
import { DEMO_CURRENCY as currency } from "./demo-shop.ts";

export type DemoSeed = {
  passwordHashes: { demo: string; admin: string };
  now: Date;
  seed?: number;
};

/** Fills an empty database with a demo: a workshop's people, tasks, board and shop. Answers false when somebody is in it. */
export async function seedDemo(
  prisma: PrismaClient,
  { passwordHashes, now, seed }: DemoSeed,
): Promise<boolean> {
  const { people, tasks, products, orders, stockEntries, posts, comments } = demoRows(now, seed);
  const { demo, admin, ...others } = people;
  const users = [
    { ...demo, passwordHash: passwordHashes.demo },
    { ...admin, passwordHash: passwordHashes.admin },
    ...Object.values(others),
  ];

  return prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`;
    if ((await transaction.user.count()) > 0) return false;

    await transaction.user.createMany({ data: users });
    await transaction.task.createMany({ data: tasks });
    await transaction.post.createMany({ data: posts });
    await transaction.comment.createMany({ data: comments });
    await transaction.product.createMany({
      data: products.map((product) => ({ ...product, currency })),
    });
    // Postgres numbers them as they come: in the order of time.
    await transaction.order.createMany({
      data: orders.map(({ lines: _lines, history: _history, ...order }) => ({
        ...order,
        currency,
      })),
    });
    await transaction.orderLine.createMany({
      data: orders.flatMap(({ id: orderId, lines }) =>
        lines.map((line, index) => ({ orderId, position: index + 1, ...line })),
      ),
    });
    await transaction.orderTransition.createMany({
      data: orders.flatMap(({ id: orderId, history }) =>
        history.map((transition) => ({ orderId, ...transition })),
      ),
    });
    await transaction.stockEntry.createMany({ data: stockEntries });
    return true;
  });
}
