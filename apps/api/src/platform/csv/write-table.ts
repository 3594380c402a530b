import { stringify } from "csv-stringify/sync";
import { neutralise } from "./formula-cells.ts";

/** Rows as RFC 4180 writes them, safe to open in a spreadsheet. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(neutralise));
  return stringify(safe, { record_delimiter: "windows", quote_record_delimiter: true });
}
