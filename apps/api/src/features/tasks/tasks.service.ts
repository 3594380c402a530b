import { v7 as uuidv7 } from "uuid";
import type {
  CreateTaskInput,
  ListTasksInput,
  Task,
  TaskPage,
  TaskRef,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { ownTasks } from "./tasks.policy.ts";
import type { TaskRepository } from "./tasks.repository.ts";

export type TaskService = {
  list(actor: Actor, input: ListTasksInput): Promise<TaskPage>;
  byId(actor: Actor, input: TaskRef): Promise<Task>;
  create(actor: Actor, input: CreateTaskInput): Promise<Task>;
  update(actor: Actor, input: UpdateTaskInput): Promise<Task>;
  remove(actor: Actor, input: TaskRef): Promise<TaskRef>;
};

export function createTaskService(tasks: TaskRepository): TaskService {
  return {
    list: (actor, input) => tasks.list(ownTasks(actor), input),
    byId: (actor, { id }) => existing(actor, id),
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
  };

  async function existing(actor: Actor, id: string): Promise<Task> {
    const task = await tasks.findById({ id, ...ownTasks(actor) });
    if (!task) throw new AppError({ code: "NOT_FOUND" });
    return task;
  }
}
