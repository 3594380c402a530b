type Row = { id: string };

/** Rows as they are shown, and which of them are there no more. */
export type Shown<Of> = { rows: readonly Of[]; left: ReadonlySet<string> };

type Read<Of> = {
  rows: readonly Of[];
  /** Whether a row that was changed here still is one of the view. */
  belongs: (row: Of) => boolean;
  /** There are more rows than were read: the last ones may be among them by now. */
  hasMore: boolean;
};

/** What was read, without the rows that left. */
export function withoutLeft<Of extends Row>({ rows, belongs }: Read<Of>): Shown<Of> {
  return { rows: rows.filter(belongs), left: new Set() };
}

/** What was read, and in their places the rows that left since the others were shown. */
export function withLeft<Of extends Row>(before: Shown<Of>, read: Read<Of>): Shown<Of> {
  const rows = read.rows.filter(read.belongs);
  const staying = idsOf(rows);
  const known = idsOf(read.rows);
  const lastKnown = before.rows.findLastIndex(({ id }) => known.has(id));
  const left = new Set<string>();
  for (const [index, row] of before.rows.entries()) {
    if (staying.has(row.id)) continue;
    const isGone = before.left.has(row.id) || known.has(row.id) || index < lastKnown;
    if (!isGone && read.hasMore) continue;
    rows.splice(placeOf(index, before.rows, rows), 0, row);
    left.add(row.id);
  }
  return { rows, left };
}

/** Behind the row that it stood behind; the first one before those that stood behind it. */
function placeOf(index: number, before: readonly Row[], rows: readonly Row[]): number {
  const previous = before[index - 1]?.id;
  if (previous !== undefined) return rows.findIndex(({ id }) => id === previous) + 1;
  const others = idsOf(before);
  const next = rows.findIndex(({ id }) => others.has(id));
  return next === -1 ? rows.length : next;
}

function idsOf(rows: readonly Row[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}
