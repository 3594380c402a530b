import { useState } from "react";
import { type Shown, withLeft, withoutLeft } from "./left-rows.ts";

type Rows<Row> = {
  rows: readonly Row[];
  /** What the rows are of; null while they are still those of another view. */
  view: string | null;
  /** Whether a row that was changed here still is one of the view. */
  belongs: (row: Row) => boolean;
  hasMore: boolean;
  /** Somebody is in the list: what leaves it stays in its place, so that no other row gets under the pointer. */
  isInUse: boolean;
};

/** The rows of a list that is worked through, and which of them left it meanwhile. */
export function useHeldRows<Row extends { id: string }>({
  view,
  isInUse,
  ...read
}: Rows<Row>): Shown<Row> {
  const [held, setHeld] = useState<Shown<Row> & { view: string | null }>(nothing);
  if (view === null) return { rows: read.rows, left: nothing.left };
  const shown = isInUse && held.view === view ? withLeft(held, read) : withoutLeft(read);
  const isSame =
    held.view === view &&
    isSameList(held.rows, shown.rows) &&
    isSameList([...held.left], [...shown.left]);
  if (!isSame) setHeld({ ...shown, view });
  return shown;
}

const nothing = { view: null, rows: [], left: new Set<string>() };

function isSameList<Row>(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && one.every((row, index) => row === other[index]);
}
