import { z } from "zod";
import { Cursor, page, pageFields } from "./pages.ts";
import { Id, line, text, Timestamp, Version, TimeZone } from "./scalars.ts";
import { maxBulk, maxTaskTag, maxTaskTitle, taskPriorities, taskSorts } from "./task-words.ts";

/** How much a task presses, in rising order. */
export const TaskPriority = z.enum(taskPriorities);
export type TaskPriority = z.infer<typeof TaskPriority>;

/** A title of 1 to 200 characters. */
export const TaskTitle = line(maxTaskTitle);
export type TaskTitle = z.infer<typeof TaskTitle>;

/** A description of at most 10,000 characters. */
const TaskDescription = text(10_000);

/** A tag of 1 to 40 characters. */
export const TaskTag = line(maxTaskTag);
export type TaskTag = z.infer<typeof TaskTag>;

/** At most 20 tags; the same one twice counts once. */
export const TaskTags = z
  .array(TaskTag)
  .max(20, "Must be at most 20 tags.")
  .transform((tags) => [...new Set(tags)]);
export type TaskTags = z.infer<typeof TaskTags>;

/**
 * Something one person wants to get done; nobody else sees it.
 * Its texts are not judged again on their way out: a row from before a stricter rule must stay readable.
 */
export const Task = z.object({
  id: Id,
  title: z.string(),
  description: z.string(),
  completed: z.boolean(),
  completedAt: Timestamp.nullable(),
  priority: TaskPriority,
  dueAt: Timestamp.nullable(),
  tags: z.array(z.string()),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version,
});
export type Task = z.infer<typeof Task>;

/** What tasks can be sorted by. Without a due date a task sorts as due last of all. */
export const TaskSort = z.enum(taskSorts);
export type TaskSort = z.infer<typeof TaskSort>;

const filterFields = {
  completed: z.boolean().optional(),
  priority: TaskPriority.optional(),
  tag: TaskTag.optional(),
  /** Due at this moment or later. */
  dueFrom: Timestamp.optional(),
  /** Due before this moment. */
  dueBefore: Timestamp.optional(),
  /** Words that title or description begin with or contain as the beginning of a word; all must match. */
  search: text(200).optional(),
};

/** Which of one's own tasks, in which order. Filters narrow together. */
export const ListTasksInput = z
  .strictObject({
    ...pageFields,
    ...filterFields,
    sort: TaskSort.default("createdAt"),
    order: z.enum(["asc", "desc"]).default("desc"),
  })
  .prefault({});
export type ListTasksInput = z.infer<typeof ListTasksInput>;
export const TaskPage = page(Task);
export type TaskPage = z.infer<typeof TaskPage>;

/** One of one's own tasks. */
export const TaskRef = z.strictObject({ id: Id });
export type TaskRef = z.infer<typeof TaskRef>;

/** A new task. */
export const CreateTaskInput = z.strictObject({
  title: TaskTitle,
  description: TaskDescription.default(""),
  priority: TaskPriority.default("normal"),
  dueAt: Timestamp.nullable().default(null),
  tags: TaskTags.default([]),
});
export type CreateTaskInput = z.infer<typeof CreateTaskInput>;

/** Changes to a task; with `version`, refused as STALE_VERSION when the task changed meanwhile. */
export const UpdateTaskInput = z
  .strictObject({
    id: Id,
    version: Version.optional(),
    title: TaskTitle.optional(),
    description: TaskDescription.optional(),
    completed: z.boolean().optional(),
    priority: TaskPriority.optional(),
    dueAt: Timestamp.nullable().optional(),
    tags: TaskTags.optional(),
  })
  .refine(
    ({ id: _id, version: _version, ...changes }) =>
      Object.values(changes).some((value) => value !== undefined),
    { message: "Name at least one field to change." },
  );
export type UpdateTaskInput = z.infer<typeof UpdateTaskInput>;

const BulkIds = z.array(Id).min(1, "Name at least one task.").max(maxBulk);

/** The same change to many of one's own tasks. */
export const BulkUpdateTasksInput = z
  .strictObject({
    ids: BulkIds,
    completed: z.boolean().optional(),
    priority: TaskPriority.optional(),
    dueAt: Timestamp.nullable().optional(),
    addTag: TaskTag.optional(),
    removeTag: TaskTag.optional(),
  })
  .refine(
    ({ ids: _ids, ...changes }) => Object.values(changes).some((value) => value !== undefined),
    "Name at least one field to change.",
  );
export type BulkUpdateTasksInput = z.infer<typeof BulkUpdateTasksInput>;

/** The tasks as they are now. One that is not there, or has 20 tags and can take no more, is left out. */
export const BulkUpdatedTasks = z.object({ items: z.array(Task).max(maxBulk) });
export type BulkUpdatedTasks = z.infer<typeof BulkUpdatedTasks>;

/** Many of one's own tasks, to be removed. */
export const BulkRemoveTasksInput = z.strictObject({ ids: BulkIds });
export type BulkRemoveTasksInput = z.infer<typeof BulkRemoveTasksInput>;

/** The tasks that were removed; one that was not there is left out. */
export const BulkRemovedTasks = z.object({ ids: z.array(Id).max(maxBulk) });
export type BulkRemovedTasks = z.infer<typeof BulkRemovedTasks>;

/** The tags of one's own tasks, the most used first; at most 200. */
export const TaskTagCounts = z.object({
  items: z.array(z.object({ tag: z.string(), count: z.int() })).max(200),
});
export type TaskTagCounts = z.infer<typeof TaskTagCounts>;

/** For which day to count: when it begins and ends where the caller is. */
export const TaskStatsInput = z
  .strictObject({
    /** Without it, what was due earlier today is overdue, too. */
    dayBegins: Timestamp.optional(),
    /** Without it, the day of UTC. */
    dayEnds: Timestamp.optional(),
  })
  .prefault({});
export type TaskStatsInput = z.infer<typeof TaskStatsInput>;

/** How one's own tasks stand. */
export const TaskStats = z.object({
  open: z.int(),
  completed: z.int(),
  /** Open, and due before the day, or before now when it isn't said when the day begins. */
  overdue: z.int(),
  /** Open, and due from then to the end of the day. */
  dueToday: z.int(),
  /** The open ones. */
  byPriority: z.record(TaskPriority, z.int()),
});
export type TaskStats = z.infer<typeof TaskStats>;

/** Of how many days, today among them, and by whose clock they begin. */
export const TaskDaysInput = z
  .strictObject({
    days: z.int().min(1).max(366).default(30),
    timeZone: TimeZone.default("UTC"),
  })
  .prefault({});
export type TaskDaysInput = z.infer<typeof TaskDaysInput>;

/** How many of one's own tasks were completed, day by day; a day without any is left out. */
export const TaskDays = z.object({
  days: z.array(z.object({ day: z.iso.date(), completed: z.int() })),
});
export type TaskDays = z.infer<typeof TaskDays>;

/** The columns of a file with tasks. Only `title` must be there; times are ISO 8601, tags are separated by commas. */
export const taskCsvColumns = [
  "title",
  "description",
  "completed",
  "priority",
  "dueAt",
  "tags",
] as const;

/** What to do about rows that can't be taken: import nothing (ROWS_REFUSED says why), or leave them out. */
export const OnBadRow = z.enum(["refuse", "skip"]);
export type OnBadRow = z.infer<typeof OnBadRow>;

/** Tasks out of a table: at most 50,000 rows. Answers an `ImportReport`. */
export const ImportTasksInput = z.strictObject({
  /** The table itself; a larger one, of up to 10 MB, travels as the body of a request to `/api/v1/tasks/import`. */
  csv: z.string().max(500_000).optional(),
  onBadRow: OnBadRow.default("refuse"),
});
export type ImportTasksInput = z.infer<typeof ImportTasksInput>;

/** Which of one's own tasks to write out, the oldest first: a page of up to 1,000 rows. `GET /api/v1/tasks/export` answers all pages. */
export const ExportTasksInput = z
  .strictObject({ ...filterFields, cursor: Cursor.optional() })
  .prefault({});
export type ExportTasksInput = z.infer<typeof ExportTasksInput>;

/** Rows of a table, with the header on the first page; put one after the other they are the whole file. */
export const TaskCsvPage = z.object({ csv: z.string(), nextCursor: Cursor.nullable() });
export type TaskCsvPage = z.infer<typeof TaskCsvPage>;
