import { type Database, Prisma } from "@tenon/db/client";
import type {
  BulkUpdateTasksInput,
  CreateTaskInput,
  ListTasksInput,
  Task,
  TaskPage,
  TaskPriority,
  TaskStats,
  TaskTagCounts,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import { appendEvents } from "#platform/db/append-events.sql.ts";
import { nextPage, readCursor } from "#platform/db/keyset.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import { ownTasks } from "./own-tasks.sql.ts";
import { taskOrder } from "./task-order.sql.ts";
import { taskEvents } from "./tasks.events.ts";

export type TaskOwner = { ownerId: string };
export type OwnTask = TaskOwner & { id: string };
export type TaskChanges = Omit<UpdateTaskInput, "id" | "version">;

type Day = { dayBegins: Date; dayEnds: Date };

type IdentifiedTask = CreateTaskInput & { id: string; completed: boolean };

/** How many tasks were completed in a quarter of an hour. */
export type CompletedTasks = { at: Date; completed: number };

export type TaskRepository = {
  list(owner: TaskOwner, input: ListTasksInput): Promise<TaskPage>;
  /** All of an owner, the oldest first. */
  listCreated(ownerId: string, page: Pick<ListTasksInput, "limit" | "cursor">): Promise<TaskPage>;
  findById(task: OwnTask): Promise<Task | null>;
  /** Those of them that there are. */
  findMany(owner: TaskOwner, ids: string[]): Promise<Task[]>;
  insert(task: OwnTask & CreateTaskInput): Promise<Task>;
  /** In one statement. */
  insertMany(owner: TaskOwner, tasks: IdentifiedTask[], tx: Transaction): Promise<void>;
  /** The changed task; null when there is none, or none of that version. */
  update(
    task: OwnTask & { version?: number | undefined },
    changes: TaskChanges,
  ): Promise<Task | null>;
  /** False when there was none. */
  remove(task: OwnTask): Promise<boolean>;
  /** The ids of those that could be changed. */
  updateMany(owner: TaskOwner, input: BulkUpdateTasksInput): Promise<string[]>;
  /** The ids of those that were there. */
  removeMany(owner: TaskOwner, ids: string[]): Promise<string[]>;
  countTags(owner: TaskOwner): Promise<TaskTagCounts["items"]>;
  countStates(owner: TaskOwner, day: Day): Promise<TaskStats>;
  /** By quarters of an hour, in order: every time zone has its days begin with one. */
  countCompleted(owner: TaskOwner, since: Date): Promise<CompletedTasks[]>;
};

export function createTaskRepository({
  prisma,
  sql,
}: Pick<Database, "prisma" | "sql">): TaskRepository {
  return {
    list,
    listCreated: (ownerId, page) => list({ ownerId }, { ...page, sort: "createdAt", order: "asc" }),
    async findById(task) {
      const row = await prisma.task.findUnique({ where: task, select: selected });
      return row && toTask(row);
    },
    async findMany({ ownerId }, ids) {
      const rows = await sql<TaskRow>`
        SELECT ${columns} FROM tasks WHERE id = ANY(${ids}::uuid[]) AND owner_id = ${ownerId}::uuid
        ORDER BY created_at, id`;
      return rows.map(toTask);
    },
    async insert({ id, ownerId, title, description, priority, dueAt, tags }) {
      const rows = await sql<TaskRow>`
        WITH changed AS (
          INSERT INTO tasks (id, owner_id, title, description, priority, due_at, tags)
          VALUES (${id}::uuid, ${ownerId}::uuid, ${title}, ${description}, ${priority}::task_priority,
            ${dueAt}::timestamptz, ${tags}::text[])
          RETURNING *
        ), told AS (${appendEvents(taskEvents.created, versions)})
        SELECT ${columns} FROM changed`;
      return toTask(only(rows));
    },
    async insertMany({ ownerId }, tasks, tx) {
      await tx.$executeRaw`
        WITH told AS (${appendEvents(taskEvents.imported, {
          of: Prisma.sql`(SELECT ${tasks.length}::int AS count) AS imported`,
          fields: { count: Prisma.sql`count` },
          ownerId: Prisma.sql`${ownerId}::uuid`,
        })})
        INSERT INTO tasks (id, owner_id, title, description, priority, due_at, tags, completed_at)
        SELECT id, ${ownerId}::uuid, title, description, priority, "dueAt", tags, CASE WHEN completed THEN now() END
        FROM json_to_recordset(${JSON.stringify(tasks)}::json) AS task (id uuid, title text, description text,
          priority task_priority, "dueAt" timestamptz, tags text[], completed boolean)`;
    },
    async update({ id, ownerId, version }, changes) {
      const [row] = await sql<TaskRow>`
        WITH changed AS (
          UPDATE tasks SET ${assignments(changes)}
          WHERE id = ${id}::uuid AND owner_id = ${ownerId}::uuid
            ${version === undefined ? Prisma.empty : Prisma.sql`AND version = ${version}`}
          RETURNING *
        ), told AS (${appendEvents(taskEvents.updated, versions)})
        SELECT ${columns} FROM changed`;
      return row ? toTask(row) : null;
    },
    async remove({ id, ownerId }) {
      return (await removeMany({ ownerId }, [id])).length > 0;
    },
    async updateMany({ ownerId }, { ids, ...changes }) {
      const rows = await sql<{ id: string }>`
        WITH changed AS (
          UPDATE tasks SET ${assignments(changes)}
          WHERE id = ANY(${ids}::uuid[]) AND owner_id = ${ownerId}::uuid
            ${changes.addTag === undefined ? Prisma.empty : Prisma.sql`AND (cardinality(tags) < 20 OR tags @> ARRAY[${changes.addTag}])`}
          RETURNING *
        ), told AS (${appendEvents(taskEvents.updated, versions)})
        SELECT id FROM changed`;
      return rows.map(({ id }) => id);
    },
    removeMany,
    countTags: ({ ownerId }) => sql<{ tag: string; count: number }>`
      SELECT tag, count(*)::int AS count FROM tasks, unnest(tags) AS tag
      WHERE owner_id = ${ownerId}::uuid GROUP BY tag ORDER BY count DESC, tag LIMIT 200`,
    countCompleted: ({ ownerId }, since) => sql<CompletedTasks>`
      SELECT date_bin('15 minutes', completed_at, 'epoch') AS at, count(*)::int AS completed FROM tasks
      WHERE owner_id = ${ownerId}::uuid AND completed_at >= ${since}::timestamptz GROUP BY 1 ORDER BY 1`,
    async countStates({ ownerId }, day) {
      const rows = await sql<Omit<TaskStats, "byPriority"> & TaskStats["byPriority"]>`
        SELECT ${stateCounts(day)} FROM tasks WHERE owner_id = ${ownerId}::uuid`;
      const { low, normal, high, urgent, ...counts } = only(rows);
      return { ...counts, byPriority: { low, normal, high, urgent } };
    },
  };

  async function list({ ownerId }: TaskOwner, input: ListTasksInput): Promise<TaskPage> {
    const order = taskOrder(input);
    const after = readCursor(input.cursor, order.name);
    const found = await sql<TaskRow & { sortKey: string }>`
      SELECT ${columns}, sort_key::text AS "sortKey"
      FROM (${ownTasks({ ...input, ownerId, order, after })}) AS tasks
      ORDER BY ${order.by} LIMIT ${input.limit + 1}`;
    const { rows, nextCursor } = nextPage(found, {
      limit: input.limit,
      order: order.name,
      keyset: ({ sortKey, id }) => ({ key: sortKey, id }),
    });
    return { items: rows.map(toTask), nextCursor };
  }

  async function removeMany({ ownerId }: TaskOwner, ids: string[]): Promise<string[]> {
    const rows = await sql<{ id: string }>`
      WITH changed AS (
        DELETE FROM tasks WHERE id = ANY(${ids}::uuid[]) AND owner_id = ${ownerId}::uuid RETURNING id, owner_id
      ), told AS (${appendEvents(taskEvents.removed, {
        of: Prisma.sql`changed`,
        fields: { id: Prisma.sql`id` },
        ownerId: Prisma.sql`owner_id`,
      })})
      SELECT id FROM changed`;
    return rows.map(({ id }) => id);
  }
}

const versions = {
  of: Prisma.sql`changed`,
  fields: { id: Prisma.sql`id`, version: Prisma.sql`version` },
  ownerId: Prisma.sql`owner_id`,
};

const selected = {
  id: true,
  title: true,
  description: true,
  priority: true,
  dueAt: true,
  tags: true,
  completedAt: true,
  createdAt: true,
  updatedAt: true,
  version: true,
} satisfies Prisma.TaskSelect;

type TaskRow = Prisma.TaskGetPayload<{ select: typeof selected }>;

const columns = Prisma.sql`id, title, description, priority::text AS priority, due_at AS "dueAt", tags,
  completed_at AS "completedAt", created_at AS "createdAt", updated_at AS "updatedAt", version`;

function only<Row>([row]: Row[]): Row {
  if (row === undefined) throw new Error("The statement answered no row.");
  return row;
}

function toTask(row: TaskRow): Task {
  return { ...row, completed: row.completedAt !== null };
}

function stateCounts({ dayBegins, dayEnds }: Day): Prisma.Sql {
  const isOpen = Prisma.sql`completed_at IS NULL`;
  const openWith = (priority: TaskPriority) =>
    Prisma.sql`count(*) FILTER (WHERE ${isOpen} AND priority = ${priority}::task_priority)::int AS ${Prisma.raw(priority)}`;
  return Prisma.sql`count(*) FILTER (WHERE ${isOpen})::int AS open, count(completed_at)::int AS completed,
    count(*) FILTER (WHERE ${isOpen} AND due_at < ${dayBegins}::timestamptz)::int AS overdue,
    count(*) FILTER (WHERE ${isOpen} AND due_at >= ${dayBegins}::timestamptz AND due_at < ${dayEnds}::timestamptz)::int AS "dueToday",
    ${openWith("low")}, ${openWith("normal")}, ${openWith("high")}, ${openWith("urgent")}`;
}

type Assigned = TaskChanges & { addTag?: string | undefined; removeTag?: string | undefined };

/** Completing a task that is done already keeps the moment it was done. */
function assignments({
  title,
  description,
  completed,
  priority,
  dueAt,
  tags,
  addTag,
  removeTag,
}: Assigned) {
  return Prisma.join([
    Prisma.sql`updated_at = now(), version = version + 1`,
    ...(title === undefined ? [] : [Prisma.sql`title = ${title}`]),
    ...(description === undefined ? [] : [Prisma.sql`description = ${description}`]),
    ...(priority === undefined ? [] : [Prisma.sql`priority = ${priority}::task_priority`]),
    ...(dueAt === undefined ? [] : [Prisma.sql`due_at = ${dueAt}::timestamptz`]),
    ...(tags === undefined ? [] : [Prisma.sql`tags = ${tags}::text[]`]),
    ...(addTag === undefined && removeTag === undefined
      ? []
      : [Prisma.sql`tags = ${changedTags({ addTag, removeTag })}`]),
    ...(completed === true ? [Prisma.sql`completed_at = coalesce(completed_at, now())`] : []),
    ...(completed === false ? [Prisma.sql`completed_at = NULL`] : []),
  ]);
}

/** The tag is taken off first, so that one that is put on stands at the end, once. */
function changedTags({
  addTag,
  removeTag,
}: {
  addTag: string | undefined;
  removeTag: string | undefined;
}): Prisma.Sql {
  const without = (tag: string, tags: Prisma.Sql) => Prisma.sql`array_remove(${tags}, ${tag})`;
  const rest = removeTag === undefined ? Prisma.sql`tags` : without(removeTag, Prisma.sql`tags`);
  return addTag === undefined ? rest : Prisma.sql`${without(addTag, rest)} || ARRAY[${addTag}]`;
}
