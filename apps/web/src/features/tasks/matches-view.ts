import type { Task } from "@tenon/schemas/tasks";
import { toMoments } from "./due-range.ts";
import type { TaskView } from "./task-view.ts";

/** Whether the server would list a task in a view: decides if a task that was just added shows. */
export function matchesView(
  task: Task,
  { state, search, priority, tag, due }: TaskView,
  now: Date,
): boolean {
  return (
    (state === "all" || task.completed === (state === "done")) &&
    (priority === undefined || task.priority === priority) &&
    (tag === undefined || task.tags.includes(tag)) &&
    (search === undefined || hasWords(`${task.title} ${task.description}`, search)) &&
    (due === undefined || isDue(task.dueAt, toMoments(due, now)))
  );
}

/** Each word looked for begins a word of the text; signs alone match nothing. */
function hasWords(text: string, search: string): boolean {
  const wanted = words(search);
  const present = words(text);
  return (
    wanted.length > 0 &&
    wanted.every((word) => present.some((candidate) => candidate.startsWith(word)))
  );
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function isDue(
  dueAt: Date | null,
  { dueFrom, dueBefore }: { dueFrom?: Date; dueBefore?: Date },
): boolean {
  if (dueAt === null) return dueFrom === undefined && dueBefore === undefined;
  return (
    (dueFrom === undefined || dueAt >= dueFrom) && (dueBefore === undefined || dueAt < dueBefore)
  );
}
