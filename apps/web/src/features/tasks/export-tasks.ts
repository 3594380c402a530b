import { receiveFile } from "#api/receive-file.ts";
import type { Session } from "#api/session.ts";
import { type TaskView, toListInput } from "./task-view.ts";

type Following = { signal: AbortSignal; onReceived: (bytes: number) => void };

/** The tasks of a view, or all, as a file for spreadsheets. Throws what a call would throw. */
export function exportTasks(
  session: Session,
  view: TaskView | null,
  following: Following,
): Promise<Blob> {
  const query = view === null ? "" : exportQuery(view, new Date());
  return receiveFile(session, `/api/v1/tasks/export?${query}`, following);
}

/** The filters of a view as the address of its export says them. */
export function exportQuery(view: TaskView, now: Date): string {
  const { completed, priority, tag, dueFrom, dueBefore, search } = toListInput(view, now);
  const fields = { completed, priority, tag, dueFrom, dueBefore, search };
  const said = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name, value instanceof Date ? value.toISOString() : String(value)]],
  );
  return new URLSearchParams(said).toString();
}
