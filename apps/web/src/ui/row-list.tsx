import { type ReactElement, useRef } from "react";
import { usePagedRows } from "./paged-rows-context.ts";
import { RowContent } from "./row-content.tsx";
import classes from "./row-list.module.css";
import { useNearRows } from "./use-near-rows.ts";

type RowListProps<Row> = {
  label: string;
  rows: readonly Row[];
  /** What is in a row: one component, whose handlers stay the same. */
  children: (row: Row) => ReactElement;
};

/** The rows of a `PagedList`, under each other. Of many, those near the window stand in the page. */
export function RowList<Row extends { id: string }>({ label, rows, children }: RowListProps<Row>) {
  const { hasMore, kept } = usePagedRows();
  const listRef = useRef<HTMLUListElement>(null);
  const { parts, watch } = useNearRows(rows, listRef, kept);
  return (
    <ul ref={listRef} className={classes.list} aria-label={label}>
      {parts.map((part) =>
        "room" in part ? (
          <li
            key={`room ${part.before}`}
            aria-hidden
            className={classes.room}
            style={{ height: part.room }}
          />
        ) : (
          <li
            key={part.row.id}
            ref={watch}
            className={classes.row}
            data-row={part.row.id}
            data-index={part.index}
            aria-setsize={hasMore ? -1 : rows.length}
            aria-posinset={part.index + 1}
          >
            <RowContent>{children(part.row)}</RowContent>
          </li>
        ),
      )}
    </ul>
  );
}
