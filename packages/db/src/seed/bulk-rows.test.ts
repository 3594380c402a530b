import { describe, expect, it } from "vitest";
import { bulkTasks, bulkUsers } from "./bulk-rows.ts";

const plan = { users: 20, tasksPerUser: 30, seed: 7, now: new Date("2030-05-15T00:00:00Z") };

describe("rows for a bulk seed", () => {
  it("are the same for the same seed, and others for another one", () => {
    const rows = (seed: number) => [
      ...bulkUsers({ ...plan, seed }),
      ...bulkTasks({ ...plan, seed }),
    ];
    expect(rows(7)).toEqual(rows(7));
    const ids = new Set([...rows(7), ...rows(8)].map(({ id }) => id));
    expect(ids.size).toBe(2 * (20 + 20 * 30));
  });

  it("have an address of their own each, which tells the seed", () => {
    const emails = [...bulkUsers(plan)].map(({ email }) => email);
    expect(new Set(emails).size).toBe(20);
    expect(emails[0]).toMatch(/^[a-z]+-[a-z]+-1\.seed-7@example\.com$/);
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
