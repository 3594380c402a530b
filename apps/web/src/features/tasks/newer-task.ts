import { Task } from "@tenon/schemas/tasks";
import { reasonOf } from "#api/error-reason.ts";

/** The task as it is stored, where an edit was refused because it was made of an older version. */
export function newerTask(error: unknown): Task | null {
  const reason = reasonOf(error);
  if (reason?.code !== "STALE_VERSION") return null;
  return Task.safeParse(reason.current).data ?? null;
}
