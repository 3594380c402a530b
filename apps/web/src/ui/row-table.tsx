import { type ReactElement, type ReactNode, useRef } from "react";
import { usePagedRows } from "./paged-rows-context.ts";
import { RowContent } from "./row-content.tsx";
import classes from "./row-table.module.css";
import { useNearRows } from "./use-near-rows.ts";

type RowTableProps<Row> = {
  label: string;
  className?: string | undefined;
  /** The cells of the head. */
  head: ReactNode;
  rows: readonly Row[];
  /** The cells of a row: one component, whose handlers stay the same. */
  children: (row: Row) => ReactElement;
};

/** The rows of a `PagedList` as a table. Of many, those near the window stand in the page. */
export function RowTable<Row extends { id: string }>({
  label,
  className = classes.table,
  head,
  rows,
  children,
}: RowTableProps<Row>) {
  const { hasMore, kept } = usePagedRows();
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const { parts, watch } = useNearRows(rows, bodyRef, kept);
  return (
    <table
      className={`${classes.rows} ${className}`}
      aria-label={label}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
    >
      <thead>
        <tr aria-rowindex={1}>{head}</tr>
      </thead>
      <tbody ref={bodyRef}>
        {parts.map((part) =>
          "room" in part ? (
            <tr
              key={`room ${part.before}`}
              aria-hidden
              className={classes.room}
              style={{ height: part.room }}
            />
          ) : (
            <tr
              key={part.row.id}
              ref={watch}
              data-row={part.row.id}
              data-index={part.index}
              aria-rowindex={part.index + 2}
            >
              <RowContent>{children(part.row)}</RowContent>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
