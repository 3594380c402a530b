import { z } from "zod";

/** The most bytes that a file with rows may have. */
export const maxCsvBytes = 10_000_000;

/** The most rows it may have, without the header. */
export const maxCsvRows = 50_000;

/** The most problems that a report lists; beyond that they are only counted. */
export const maxListedProblems = 1_000;

/** Why one row was not taken. */
export const RowProblem = z.object({
  /** The row as a spreadsheet numbers it: 1 is the header. */
  row: z.int(),
  /** Null when it is about the row as a whole. */
  column: z.string().nullable(),
  message: z.string(),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** What became of the rows of a file. */
export const ImportReport = z.object({
  /** How many rows there were, without the header. */
  rows: z.int(),
  imported: z.int(),
  /** Rows that were left out. */
  skipped: z.int(),
  /** In the order of the rows, the first 1,000. */
  problems: z.array(RowProblem).max(maxListedProblems),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** How far an import is: said while it goes on, to whoever asked for `application/x-ndjson`. */
export const ImportProgress = z.object({ done: z.int(), of: z.int() });
export type ImportProgress = z.infer<typeof ImportProgress>;
