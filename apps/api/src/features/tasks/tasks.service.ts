import { v7 as uuidv7 } from "uuid";
import type {
  BulkRemovedTasks,
  BulkRemoveTasksInput,
  BulkUpdatedTasks,
  BulkUpdateTasksInput,
  CreateTaskInput,
  ListTasksInput,
  Task,
  TaskPage,
  TaskRef,
  TaskDays,
  TaskDaysInput,
  TaskStats,
  TaskStatsInput,
  TaskTagCounts,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { lastDays, type LastDays } from "#platform/last-days.ts";
import { ownTasks } from "./tasks.policy.ts";
import type { CompletedTasks, TaskRepository } from "./tasks.repository.ts";

export type TaskService = {
  list(actor: Actor, input: ListTasksInput): Promise<TaskPage>;
  byId(actor: Actor, input: TaskRef): Promise<Task>;
  byIds(actor: Actor, ids: string[]): Promise<BulkUpdatedTasks>;
  create(actor: Actor, input: CreateTaskInput): Promise<Task>;
  update(actor: Actor, input: UpdateTaskInput): Promise<Task>;
  remove(actor: Actor, input: TaskRef): Promise<TaskRef>;
  /** Answers the ids of those that could be changed. */
  bulkUpdate(actor: Actor, input: BulkUpdateTasksInput): Promise<string[]>;
  bulkRemove(actor: Actor, input: BulkRemoveTasksInput): Promise<BulkRemovedTasks>;
  tags(actor: Actor): Promise<TaskTagCounts>;
  stats(actor: Actor, input: TaskStatsInput): Promise<TaskStats>;
  doneByDay(actor: Actor, input: TaskDaysInput): Promise<TaskDays>;
};

export function createTaskService(tasks: TaskRepository): TaskService {
  return {
    list: (actor, input) => tasks.list(ownTasks(actor), input),
    byId: (actor, { id }) => existing(actor, id),
    async byIds(actor, ids) {
      return { items: await tasks.findMany(ownTasks(actor), ids) };
    },
    create: (actor, input) => tasks.insert({ id: uuidv7(), ...ownTasks(actor), ...input }),
    async update(actor, { id, version, ...changes }) {
      const updated = await tasks.update({ id, version, ...ownTasks(actor) }, changes);
      if (updated) return updated;
      throw new AppError({ code: "STALE_VERSION", current: await existing(actor, id) });
    },
    async remove(actor, { id }) {
      const removed = await tasks.remove({ id, ...ownTasks(actor) });
      if (!removed) throw new AppError({ code: "NOT_FOUND" });
      return { id };
    },
    bulkUpdate: (actor, input) => tasks.updateMany(ownTasks(actor), input),
    async bulkRemove(actor, { ids }) {
      return { ids: await tasks.removeMany(ownTasks(actor), ids) };
    },
    async tags(actor) {
      return { items: await tasks.countTags(ownTasks(actor)) };
    },
    stats: (actor, { dayBegins = new Date(), dayEnds = endOfDay(new Date()) }) =>
      tasks.countStates(ownTasks(actor), { dayBegins, dayEnds }),
    async doneByDay(actor, input) {
      const days = lastDays(input);
      const quarters = await tasks.countCompleted(ownTasks(actor), days.since);
      return { days: sumByDay(quarters, days) };
    },
  };

  async function existing(actor: Actor, id: string): Promise<Task> {
    const task = await tasks.findById({ id, ...ownTasks(actor) });
    if (!task) throw new AppError({ code: "NOT_FOUND" });
    return task;
  }
}

function sumByDay(quarters: CompletedTasks[], { dayOf }: LastDays): TaskDays["days"] {
  const counts = new Map<string, number>();
  for (const { at, completed } of quarters) {
    const day = dayOf(at);
    if (day !== null) counts.set(day, (counts.get(day) ?? 0) + completed);
  }
  return [...counts].map(([day, completed]) => ({ day, completed }));
}

function endOfDay(moment: Date): Date {
  return new Date(moment.setUTCHours(24, 0, 0, 0));
}
