import { ImportProgress, ImportReport } from "@tenon/schemas/csv";
import type { OnBadRow } from "@tenon/schemas/tasks";
import { answerError, lostConnection } from "#api/answer-error.ts";
import { authorizedFetch } from "#api/authorized-fetch.ts";
import { isRecord } from "#api/is-record.ts";
import { readLines } from "#api/read-lines.ts";
import type { Session } from "#api/session.ts";
import { uploadFetch } from "#api/upload-fetch.ts";

/** One import, done once however often it is sent. */
export type ImportAttempt = { file: File; onBadRow: OnBadRow; key: string };

type Following = {
  signal: AbortSignal;
  /** How many bytes are on their way. */
  onSent: (bytes: number) => void;
  /** How many rows are stored. */
  onSaved: (progress: ImportProgress) => void;
};

/** Sends a file of tasks. Throws what a call would throw. */
export async function importTasks(
  session: Session,
  { file, onBadRow, key }: ImportAttempt,
  { signal, onSent, onSaved }: Following,
): Promise<ImportReport> {
  const send = authorizedFetch(session, uploadFetch(onSent));
  const { body } = await send(`/api/v1/tasks/import?onBadRow=${onBadRow}`, {
    method: "POST",
    headers: {
      // oxlint-disable-next-line tenon/words-in-catalogue -- a type of content
      "content-type": "text/csv; charset=utf-8",
      accept: "application/x-ndjson",
      "idempotency-key": key,
    },
    body: file,
    signal,
  });
  if (body) {
    for await (const line of readLines(body)) {
      const said = readJson(line);
      const progress = ImportProgress.safeParse(said["progress"]);
      const report = ImportReport.safeParse(said["report"]);
      if (report.success) return report.data;
      if (!progress.success) throw answerError(said["error"] ?? said);
      onSaved(progress.data);
    }
  }
  throw lostConnection(null);
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
