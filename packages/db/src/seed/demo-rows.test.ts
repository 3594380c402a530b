import { describe, expect, it } from "vitest";
import { demoRows } from "./demo-rows.ts";

const noon = new Date("2030-05-15T12:00:00Z");
/** A Wednesday at noon, and a night after a weekend. */
const moments = [noon, new Date("2030-05-20T01:00:00Z")];

describe.each(moments)("the demo at %o", (now) => {
  const { people, products, orders, stockEntries, posts, comments, tasks } = demoRows(now);

  it("has orders of a month in all states, more on working days, and one of each for its member", () => {
    expect(orders.length).toBeGreaterThan(95);
    expect(orders.length).toBeLessThan(150);
    const states = ["placed", "paid", "shipped", "delivered", "cancelled"];
    const own = orders.filter(({ customerId }) => customerId === people.demo.id);
    expect(own.map(({ status }) => status)).toEqual(expect.arrayContaining(states));
    expect(own.length).toBeGreaterThan(5);
    const onWeekends = orders.filter(({ createdAt }) => createdAt.getUTCDay() % 6 === 0);
    expect(onWeekends.length / orders.length).toBeLessThan(0.2);
    expect(orders.map(({ createdAt }) => createdAt)).toEqual(
      orders.map(({ createdAt }) => createdAt).toSorted((a, b) => a.getTime() - b.getTime()),
    );
  });

  it("lets orders come to where they are by a way there is, step after step", () => {
    const ways = new Set([
      "placed",
      "placed cancelled",
      "placed paid",
      "placed paid shipped",
      "placed paid shipped delivered",
    ]);
    for (const { history, status, createdAt, updatedAt } of orders) {
      expect(ways).toContain(history.map((step) => step.status).join(" "));
      expect(history.at(-1)).toMatchObject({ status, createdAt: updatedAt });
      expect(history[0]?.createdAt).toEqual(createdAt);
      for (const [index, step] of history.entries()) {
        expect(step.createdAt >= (history[index - 1]?.createdAt ?? createdAt)).toBe(true);
      }
    }
  });

  it("charges what a product cost that day, though two were repriced since", () => {
    const prices = products.map(
      ({ id }) =>
        new Set(
          orders.flatMap(({ lines }) =>
            lines.filter(({ productId }) => productId === id).map(({ priceAmount }) => priceAmount),
          ),
        ),
    );
    expect(prices.filter(({ size }) => size === 2)).toHaveLength(2);
    expect(prices.filter(({ size }) => size > 2)).toEqual([]);
  });

  it("has on the shelf what was put there and not ordered; one sold out, of some there are few", () => {
    const live = orders.filter(({ status }) => status !== "cancelled");
    const sold = live.flatMap(({ lines }) => lines);
    for (const { id, stock } of products) {
      const entries = stockEntries.filter(({ productId }) => productId === id);
      expect(sum(entries)).toBe(stock);
      const put = entries.filter(({ orderId }) => orderId === null);
      expect(sum(put) - sum(sold.filter(({ productId }) => productId === id))).toBe(stock);
    }
    const offered = products.filter(({ isActive }) => isActive);
    expect(products.length - offered.length).toBe(2);
    expect(offered.filter(({ stock }) => stock === 0).map(({ sku }) => sku)).toEqual(["MALLET"]);
    expect(offered.filter(({ stock }) => stock > 0 && stock < 5).length).toBeGreaterThan(2);
  });

  it("has a board that many write on, with a draft of the member's", () => {
    const published = posts.filter(({ publishedAt }) => publishedAt !== null);
    expect(published).toHaveLength(12);
    expect(new Set(published.map(({ authorId }) => authorId)).size).toBeGreaterThan(8);
    expect(posts.filter(({ publishedAt }) => publishedAt === null)).toMatchObject([
      { authorId: people.demo.id },
    ]);
    expect(comments.length).toBeGreaterThan(20);
  });

  it("has nothing of tomorrow, and nothing of somebody who had not come yet", () => {
    const came = new Map(Object.values(people).map(({ id, createdAt }) => [id, createdAt]));
    const acts = [
      ...posts,
      ...comments,
      ...tasks.map(({ ownerId, ...task }) => ({ ...task, authorId: ownerId })),
      ...orders.map(({ customerId, ...order }) => ({ ...order, authorId: customerId })),
      ...orders.flatMap(({ history }) =>
        history.map(({ actorId, ...step }) => ({ ...step, authorId: actorId })),
      ),
      ...stockEntries.map(({ actorId, ...entry }) => ({ ...entry, authorId: actorId })),
    ];
    for (const { authorId, createdAt } of acts) {
      expect(createdAt <= now).toBe(true);
      expect(createdAt >= (came.get(authorId) ?? now)).toBe(true);
    }
    for (const { updatedAt } of products) expect(updatedAt <= now).toBe(true);
  });
});

it("never had less than nothing on the shelf, whatever was ordered", () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const { products, stockEntries } = demoRows(noon, seed);
    for (const { id } of products) {
      let level = 0;
      for (const { quantity } of stockEntries.filter(({ productId }) => productId === id)) {
        level += quantity;
        expect(level).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

it("has the same rows for the same seed, and others for another one", () => {
  expect(demoRows(noon, 3)).toEqual(demoRows(noon, 3));
  expect(demoRows(noon, 3).orders).not.toEqual(demoRows(noon, 4).orders);
});

function sum(entries: { quantity: number }[]): number {
  return entries.reduce((total, { quantity }) => total + quantity, 0);
}
