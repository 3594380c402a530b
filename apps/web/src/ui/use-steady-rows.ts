import { useState } from "react";

type Rows<Row> = {
  rows: readonly Row[];
  /** What the rows are of; null while they are still those of another view. */
  view: string | null;
};

/** Of a list with the newest first: what comes in above while it is read waits there until it is asked for. */
export function useSteadyRows<Row extends { id: string }>({ rows, view }: Rows<Row>) {
  const [known, setKnown] = useState<{ view: string; ids: ReadonlySet<string> } | null>(null);
  const isRead = view === null || known?.view === view;
  if (!isRead && rows.length > 0) showAll();

  const first = isRead && known ? rows.findIndex(({ id }) => known.ids.has(id)) : 0;
  const freshCount = Math.max(first, 0);
  return { shown: rows.slice(freshCount), freshCount, showAll };

  function showAll(): void {
    if (view !== null) setKnown({ view, ids: new Set(rows.map(({ id }) => id)) });
  }
}
