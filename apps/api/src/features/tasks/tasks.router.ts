import {
  CreateTaskInput,
  ListTasksInput,
  Task,
  TaskPage,
  TaskRef,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import { router, userProcedure } from "#trpc/procedures.ts";
import type { TaskService } from "./tasks.service.ts";

export function createTasksRouter(tasks: TaskService) {
  return router({
    list: userProcedure
      .input(ListTasksInput)
      .output(TaskPage)
      .query(({ ctx, input }) => tasks.list(ctx.actor, input)),
    byId: userProcedure
      .input(TaskRef)
      .output(Task)
      .query(({ ctx, input }) => tasks.byId(ctx.actor, input)),
    create: userProcedure
      .input(CreateTaskInput)
      .output(Task)
      .mutation(({ ctx, input }) => tasks.create(ctx.actor, input)),
    update: userProcedure
      .input(UpdateTaskInput)
      .output(Task)
      .mutation(({ ctx, input }) => tasks.update(ctx.actor, input)),
    remove: userProcedure
      .input(TaskRef)
      .output(TaskRef)
      .mutation(({ ctx, input }) => tasks.remove(ctx.actor, input)),
  });
}
