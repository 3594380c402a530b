import { restore } from "./formula-cells.ts";
import { readRows } from "./read-rows.ts";
import { tableRefusal } from "./table-refusal.ts";

type Layout = { columns: readonly string[]; required: readonly string[]; maxRows: number };

/** A row with its cells by the names of their columns; null when there are more or fewer cells than columns. */
export type TableRow = { number: number; cells: Record<string, string> | null };

/** The rows of a file whose first one names the columns; throws VALIDATION_FAILED for a file that is no such table. */
export async function* readTable(
  file: AsyncIterable<Uint8Array>,
  layout: Layout,
): AsyncGenerator<TableRow> {
  let header: string[] | undefined;
  let count = 0;
  for await (const { number, cells } of readRows(file)) {
    if (!header) {
      header = readHeader(cells, layout);
      continue;
    }
    count += 1;
    if (count > layout.maxRows) {
      throw tableRefusal(
        `The file has more than ${layout.maxRows.toLocaleString("en")} rows. Send it in parts.`,
      );
    }
    yield { number, cells: cells.length === header.length ? byName(header, cells) : null };
  }
  if (!header) throw tableRefusal("The file is empty.");
}

function readHeader(cells: string[], { columns, required }: Layout): string[] {
  const named = new Map(columns.map((column) => [plain(column), column]));
  const header = cells.map((cell) => named.get(plain(cell)));
  const known = `The columns may be ${columns.join(", ")}.`;
  if (header.every((column) => column === undefined)) {
    throw tableRefusal(`The first row must name the columns. ${known}`);
  }
  const unknown = header.indexOf(undefined);
  if (unknown !== -1) {
    throw tableRefusal(`“${(cells[unknown] ?? "").slice(0, 50)}” is no column here. ${known}`);
  }
  const found = header.filter((column) => column !== undefined);
  const doubled = found.find((column, index) => found.indexOf(column) < index);
  if (doubled !== undefined) throw tableRefusal(`The column ${doubled} is there twice.`);
  const missing = required.find((column) => !found.includes(column));
  if (missing !== undefined) throw tableRefusal(`The column ${missing} is missing.`);
  return found;
}

/** `dueAt`, `due_at` and `Due at` are the same. */
function plain(name: string): string {
  return name.replaceAll(/[\s_-]/g, "").toLowerCase();
}

function byName(header: string[], cells: string[]): Record<string, string> {
  return Object.fromEntries(header.map((column, index) => [column, restore(cells[index] ?? "")]));
}
