import { describe, expect, it } from "vitest";
import { ListTasksInput, type Task } from "@tenon/schemas/tasks";
import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { ownTasks } from "./tasks.policy.ts";
import type { OwnTask, TaskRepository } from "./tasks.repository.ts";
import { createTaskService } from "./tasks.service.ts";

const owner: Actor = { userId: "owner", role: "member", via: { kind: "session", sessionId: "s" } };
const admin: Actor = { userId: "admin", role: "admin", via: { kind: "session", sessionId: "a" } };
const input = { title: "t", description: "", priority: "normal", dueAt: null, tags: [] } as const;

describe("ownTasks", () => {
  it("is the caller's own, for admins too", () => {
    expect([ownTasks(owner), ownTasks(admin)]).toEqual([
      { ownerId: "owner" },
      { ownerId: "admin" },
    ]);
  });
});

describe("the task service", () => {
  it("keeps each caller to the own tasks in every verb", async () => {
    const service = createTaskService(inMemoryTasks());
    const { id } = await service.create(owner, { ...input, tags: [] });
    expect((await service.list(owner, ListTasksInput.parse({}))).items).toHaveLength(1);
    expect((await service.list(admin, ListTasksInput.parse({}))).items).toHaveLength(0);
    const refused = [
      service.byId(admin, { id }),
      service.update(admin, { id, title: "x" }),
      service.remove(admin, { id }),
    ];
    for (const attempt of refused) expect(await codeOf(attempt)).toBe("NOT_FOUND");
    expect(await service.remove(owner, { id })).toEqual({ id });
  });

  it("tells a stale version from a task that is not there", async () => {
    const service = createTaskService(inMemoryTasks());
    const { id } = await service.create(owner, { ...input, tags: [] });
    await service.update(owner, { id, version: 1, title: "new" });
    const stale = service.update(owner, { id, version: 1, title: "newer" });
    await expect(stale).rejects.toMatchObject({
      reason: { code: "STALE_VERSION", current: { title: "new", version: 2 } },
    });
    await service.remove(owner, { id });
    expect(await codeOf(service.update(owner, { id, version: 1, title: "newer" }))).toBe(
      "NOT_FOUND",
    );
  });
});

async function codeOf(call: Promise<unknown>): Promise<string | null> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.reason.code : null;
}

function inMemoryTasks(): TaskRepository {
  const rows = new Map<string, Task & { ownerId: string }>();
  const find = ({ id, ownerId }: OwnTask) => {
    const row = rows.get(id);
    return row?.ownerId === ownerId ? row : null;
  };
  return {
    list: async ({ ownerId }) => ({
      items: [...rows.values()].filter((row) => row.ownerId === ownerId),
      nextCursor: null,
    }),
    listCreated: async () => ({ items: [], nextCursor: null }),
    insertMany: async () => {},
    updateMany: async () => [],
    removeMany: async () => [],
    countTags: async () => [],
    countCompleted: async () => [],
    countStates: async () => ({
      open: 0,
      completed: 0,
      overdue: 0,
      dueToday: 0,
      byPriority: { low: 0, normal: 0, high: 0, urgent: 0 },
    }),
    findById: async (task) => find(task),
    findMany: async () => [],
    insert: async (task) => {
      const now = new Date();
      const row = {
        ...task,
        completed: false,
        completedAt: null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      rows.set(task.id, row);
      return row;
    },
    update: async ({ version, ...task }, changes) => {
      const row = find(task);
      if (!row || (version !== undefined && row.version !== version)) return null;
      const changed = { ...row, title: changes.title ?? row.title, version: row.version + 1 };
      rows.set(task.id, changed);
      return changed;
    },
    remove: async (task) => find(task) !== null && rows.delete(task.id),
  };
}
