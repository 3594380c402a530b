import { describe, expect, it } from "vitest";
import { bulkTasks, bulkUsers } from "./bulk-rows.ts";
import { bulkTables } from "./bulk-tables.ts";

const plan = {
  users: 20,
  tasks: 610,
  products: 15,
  orders: 300,
  posts: 50,
  seed: 7,
  now: new Date("2030-05-15T00:00:00Z"),
};

describe("rows for a bulk seed", () => {
  it("are the same for the same seed, and others for another one", () => {
    const lines = (seed: number) =>
      bulkTables({ ...plan, seed }, null).flatMap((table) => [...table.lines]);
    const [first, second] = [lines(7), lines(8)];
    expect(lines(7)).toEqual(first);
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
  });

  it("are as many as was said before they are made", () => {
    const tables = bulkTables(plan, null);
    const counted = tables.map(({ name, lines }) => ({ name, rows: [...lines].length }));
    expect(counted).toEqual(tables.map(({ name, rows }) => ({ name, rows })));
    expect(counted).toContainEqual({ name: "tasks", rows: 610 });
  });

  it("have an address of their own each, which tells the seed", () => {
    const emails = [...bulkUsers(plan)].map(({ email }) => email);
    expect(new Set(emails).size).toBe(20);
    expect(emails[0]).toMatch(/^[a-z]+-[a-z]+-1\.seed-7@example\.com$/);
  });

  it("give everybody as many tasks, but for one", () => {
    const owners = Map.groupBy(bulkTasks(plan), ({ ownerId }) => ownerId);
    expect(owners.size).toBe(20);
    for (const tasks of owners.values()) expect([30, 31]).toContain(tasks.length);
  });

  it("vary as real ones do, and lie in the order that time has", () => {
    const tasks = [...bulkTasks(plan)];
    expect(new Set(tasks.map(({ priority }) => priority)).size).toBe(4);
    expect(new Set(tasks.map(({ tags }) => tags.length)).size).toBe(4);
    for (const part of ["dueAt", "completedAt"] as const) {
      const present = tasks.filter((task) => task[part] !== null).length;
      expect(present).toBeGreaterThan(100);
      expect(present).toBeLessThan(500);
    }
    for (const { createdAt, completedAt, updatedAt } of tasks) {
      expect(createdAt.getTime()).toBeLessThanOrEqual((completedAt ?? plan.now).getTime());
      expect(updatedAt.getTime()).toBeLessThanOrEqual(plan.now.getTime());
    }
  });
});
