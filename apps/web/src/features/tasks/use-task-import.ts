import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import { type ImportProgress, type ImportReport, maxCsvBytes } from "@tenon/schemas/csv";
import type { OnBadRow } from "@tenon/schemas/tasks";
import { describeError, isBeforeKey, isPassing, reasonOf } from "#api/error-reason.ts";
import { sayInLanguage } from "#api/server-words.ts";
import { useSession } from "#api/session-context.ts";
import { describeBytes } from "#ui/describe-bytes.ts";
import { type ImportAttempt, importTasks } from "./import-tasks.ts";
import { useTasks } from "./tasks-context.ts";

/** How far an import is. */
export type ImportStage =
  | { name: "choosing"; problem: string | null }
  | { name: "chosen"; file: File }
  | { name: "sending"; file: File; sent: number }
  /** Without progress, the rows are being checked. */
  | { name: "saving"; file: File; progress: ImportProgress | null }
  | { name: "imported"; report: ImportReport }
  /** Nothing was imported, for the sake of some rows. */
  | { name: "refused"; attempt: ImportAttempt; report: ImportReport }
  /** Without an attempt, sending it again would not help. */
  | { name: "failed"; message: string; attempt: ImportAttempt | null };

export type TaskImport = ReturnType<typeof useTaskImport>;

/** One import, from choosing a file to the report. */
export function useTaskImport() {
  const session = useSession();
  const { cache } = useTasks();
  const [stage, setStage] = useState<ImportStage>({ name: "choosing", problem: null });
  const sending = useRef<AbortController>(null);
  useEffect(() => () => sending.current?.abort(), []);

  return {
    stage,
    choose(file: File): void {
      const problem = problemOf(file);
      setStage(problem === null ? { name: "chosen", file } : { name: "choosing", problem });
    },
    chooseAnother: () => setStage({ name: "choosing", problem: null }),
    start: (file: File, onBadRow: OnBadRow) =>
      void run({ file, onBadRow, key: crypto.randomUUID() }),
    retry: (attempt: ImportAttempt) => void run(attempt),
    cancel: () => sending.current?.abort(),
  };

  async function run(attempt: ImportAttempt): Promise<void> {
    const { file } = attempt;
    const leaving = new AbortController();
    const { signal } = leaving;
    sending.current = leaving;
    setStage({ name: "sending", file, sent: 0 });
    try {
      const report = await importTasks(session, attempt, {
        signal,
        onSent: (sent) =>
          setStage(
            sent < file.size
              ? { name: "sending", file, sent }
              : { name: "saving", file, progress: null },
          ),
        onSaved: (progress) => setStage({ name: "saving", file, progress }),
      });
      setStage({ name: "imported", report });
      await cache.refresh();
    } catch (error) {
      setStage(signal.aborted ? { name: "chosen", file } : failedStage(attempt, error));
    }
  }
}

function problemOf({ size }: File): string | null {
  if (size === 0) return t`There is nothing in it.`;
  if (size <= maxCsvBytes) return null;
  const [found, most] = [describeBytes(size), describeBytes(maxCsvBytes)];
  return t`It has ${found}, and at most ${most} can be imported at once. Split it into several files.`;
}

/** It keeps its key where an earlier send may have been done, or sending it again may help. */
export function failedStage(attempt: ImportAttempt, error: unknown): ImportStage {
  const reason = reasonOf(error);
  if (reason?.code === "ROWS_REFUSED") return { name: "refused", attempt, report: reason.report };
  const issues = reason?.code === "VALIDATION_FAILED" ? reason.issues : [];
  return {
    name: "failed",
    message: issues.map(({ message }) => sayInLanguage(message)).join(" ") || describeError(error),
    attempt: isPassing(error) || isBeforeKey(error) ? attempt : null,
  };
}
