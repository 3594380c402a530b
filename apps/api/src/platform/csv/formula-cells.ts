/** As a spreadsheet may be given it: one that begins like a formula gets an apostrophe, so that it is not run. */
export function neutralise(cell: string): string {
  return runsOrLooksSo.test(cell) ? `'${cell}` : cell;
}

/** What it was before `neutralise`. */
export function restore(cell: string): string {
  return cell.startsWith("'") && runsOrLooksSo.test(cell) ? cell.slice(1) : cell;
}

// The signs that OWASP names for CSV injection, with their full-width forms. Apostrophes before them are counted in, so
// that a cell that had its own comes back with it.
const runsOrLooksSo = /^'*[=+\-@\t\r\n＝＋－＠]/;
