import type { Task } from "@tenon/schemas/tasks";
import { reasonOf } from "#api/error-reason.ts";

/** The task as it is stored, where an edit was refused because it was made of an older version. */
export async function newerTask(error: unknown): Promise<Task | null> {
  const reason = reasonOf(error);
  if (reason?.code !== "STALE_VERSION") return null;
  const schemas = await import("@tenon/schemas/tasks");
  return schemas.Task.safeParse(reason.current).data ?? null;
}
