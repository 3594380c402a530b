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
  TaskDays,
  TaskDaysInput,
  TaskPage,
  TaskRef,
  TaskStats,
  TaskStatsInput,
  TaskTagCounts,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import { inPlace } from "#trpc/in-place.ts";
import { once, onceAndRead } from "#trpc/once.ts";
import { prepareFirst } from "#trpc/prepare-first.ts";
import { router, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import { withFile } from "#trpc/with-file.ts";
import type { ImportGate } from "./import-gate.service.ts";
import type { TaskCsvService } from "./tasks-csv.service.ts";
import type { TaskService } from "./tasks.service.ts";

export function createTasksRouter(
  tasks: TaskService,
  csv: TaskCsvService,
  beginImport: ImportGate,
) {
  return router({
    list: userProcedure
      .meta(route("GET /tasks"))
      .input(ListTasksInput)
      .output(TaskPage)
      .query(({ ctx, input }) => tasks.list(ctx.actor, input)),
    byId: userProcedure
      .meta(route("GET /tasks/{id}"))
      .input(TaskRef)
      .output(Task)
      .query(({ ctx, input }) => tasks.byId(ctx.actor, input)),
    create: userProcedure
      .meta(route("POST /tasks", 201))
      .input(CreateTaskInput)
      .output(Task)
      .mutation(once(({ ctx, input }) => tasks.create(ctx.actor, input))),
    update: userProcedure
      .meta(route("PATCH /tasks/{id}"))
      .input(UpdateTaskInput)
      .output(Task)
      .mutation(once(({ ctx, input }) => tasks.update(ctx.actor, input))),
    remove: userProcedure
      .meta(route("DELETE /tasks/{id}"))
      .input(TaskRef)
      .output(TaskRef)
      .mutation(once(({ ctx, input }) => tasks.remove(ctx.actor, input))),
    bulkUpdate: userProcedure
      .meta(route("POST /tasks/bulk-update"))
      .input(BulkUpdateTasksInput)
      .output(BulkUpdatedTasks)
      .mutation(
        onceAndRead(
          ({ ctx, input }) => tasks.bulkUpdate(ctx.actor, input),
          ({ ctx }, ids) => tasks.byIds(ctx.actor, ids),
        ),
      ),
    bulkRemove: userProcedure
      .meta(route("POST /tasks/bulk-remove"))
      .input(BulkRemoveTasksInput)
      .output(BulkRemovedTasks)
      .mutation(once(({ ctx, input }) => tasks.bulkRemove(ctx.actor, input))),
    tags: userProcedure
      .meta(route("GET /tasks/tags"))
      .output(TaskTagCounts)
      .query(({ ctx }) => tasks.tags(ctx.actor)),
    doneByDay: userProcedure
      .meta(route("GET /tasks/done-by-day"))
      .input(TaskDaysInput)
      .output(TaskDays)
      .query(({ ctx, input }) => tasks.doneByDay(ctx.actor, input)),
    stats: userProcedure
      .meta(route("GET /tasks/stats"))
      .input(TaskStatsInput)
      .output(TaskStats)
      .query(({ ctx, input }) => tasks.stats(ctx.actor, input)),
    importCsv: userProcedure
      .meta(route("POST /tasks/import"))
      .input(ImportTasksInput)
      .output(ImportReport)
      .mutation(
        inPlace(
          ({ ctx }) => beginImport(ctx.actor.userId),
          withFile(
            prepareFirst(
              ({ input, file }) => csv.examine(input, file),
              once(({ ctx, prepared }) => csv.import(ctx.actor, prepared, ctx.onProgress), {
                long: true,
              }),
            ),
          ),
        ),
      ),
    exportCsv: userProcedure
      .meta(route("GET /tasks/export"))
      .input(ExportTasksInput)
      .output(TaskCsvPage)
      .query(({ ctx, input }) => csv.export(ctx.actor, input)),
  });
}
