import { answerError, lostConnection } from "#api/answer-error.ts";
import { authorizedFetch } from "#api/authorized-fetch.ts";
import type { Session } from "#api/session.ts";
import { type TaskView, toListInput } from "./task-view.ts";

type Following = { signal: AbortSignal; onReceived: (bytes: number) => void };

/** The tasks of a view, or all, as a file for spreadsheets. Throws what a call would throw. */
export async function exportTasks(
  session: Session,
  view: TaskView | null,
  { signal, onReceived }: Following,
): Promise<Blob> {
  const receive = authorizedFetch(session, globalThis.fetch.bind(globalThis));
  const query = view === null ? "" : exportQuery(view, new Date());
  try {
    const response = await receive(`/api/v1/tasks/export?${query}`, { signal });
    if (!response.ok) throw answerError(await response.json());
    return await readBlob(response.body, onReceived);
  } catch (error) {
    throw error instanceof TypeError || error instanceof SyntaxError
      ? lostConnection(error)
      : error;
  }
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

async function readBlob(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  onReceived: (bytes: number) => void,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    pieces.push(read.value);
    bytes += read.value.length;
    onReceived(bytes);
  }
  return new Blob(pieces, { type: "text/csv" });
}
