import { ImportReport } from "@tenon/schemas/csv";
import {
  BulkRemovedTasks,
  BulkRemoveTasksInput,
  BulkUpdatedTasks,
  BulkUpdateTasksInput,
  CreateTaskInput,
  ExportTasksInput,
  ImportTasksInput,
  ListTasksInput,
  Task,
  TaskCsvPage,
  TaskPage,
  TaskRef,
  TaskStats,
  TaskStatsInput,
  TaskTagCounts,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import { once } from "#trpc/once.ts";
import { router, userProcedure } from "#trpc/procedures.ts";
import { withFile } from "#trpc/with-file.ts";
import type { TaskCsvService } from "./tasks-csv.service.ts";
import type { TaskService } from "./tasks.service.ts";

export function createTasksRouter(tasks: TaskService, csv: TaskCsvService) {
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
      .mutation(once(({ ctx, input }) => tasks.create(ctx.actor, input))),
    update: userProcedure
      .input(UpdateTaskInput)
      .output(Task)
      .mutation(once(({ ctx, input }) => tasks.update(ctx.actor, input))),
    remove: userProcedure
      .input(TaskRef)
      .output(TaskRef)
      .mutation(once(({ ctx, input }) => tasks.remove(ctx.actor, input))),
    bulkUpdate: userProcedure
      .input(BulkUpdateTasksInput)
      .output(BulkUpdatedTasks)
      .mutation(once(({ ctx, input }) => tasks.bulkUpdate(ctx.actor, input))),
    bulkRemove: userProcedure
      .input(BulkRemoveTasksInput)
      .output(BulkRemovedTasks)
      .mutation(once(({ ctx, input }) => tasks.bulkRemove(ctx.actor, input))),
    tags: userProcedure.output(TaskTagCounts).query(({ ctx }) => tasks.tags(ctx.actor)),
    stats: userProcedure
      .input(TaskStatsInput)
      .output(TaskStats)
      .query(({ ctx, input }) => tasks.stats(ctx.actor, input)),
    importCsv: userProcedure
      .input(ImportTasksInput)
      .output(ImportReport)
      .mutation(
        withFile(
          once(
            ({ ctx, input, file }) =>
              csv.import(ctx.actor, input, { file, onProgress: ctx.onProgress }),
            { long: true },
          ),
        ),
      ),
    exportCsv: userProcedure
      .input(ExportTasksInput)
      .output(TaskCsvPage)
      .query(({ ctx, input }) => csv.export(ctx.actor, input)),
  });
}
