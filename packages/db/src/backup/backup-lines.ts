import { BackupError } from "./backup-error.ts";
import { endOfRows } from "./backup-format.ts";

/** Reads a backup from its beginning to its end: lines, and between them the rows of tables. */
export type BackupLines = {
  /** The next line without its end; null after the last. */
  line(): Promise<string | null>;
  /** The rows up to the line that ends them, in pieces of any length. */
  rows(): AsyncGenerator<Uint8Array>;
};

const newLine = 0x0a;
const endInRows = Buffer.concat([Buffer.from([newLine]), endOfRows]);
const longestLine = 1_000_000;

export function readBackupLines(source: AsyncIterator<Buffer, undefined>): BackupLines {
  let held: Buffer = Buffer.alloc(0);

  return {
    async line() {
      let end = held.indexOf(newLine);
      while (end < 0) {
        if (held.length > longestLine) throw new BackupError("The file is no backup of Tenon.");
        if (!(await readMore())) return null;
        end = held.indexOf(newLine);
      }
      return take(end + 1).toString("utf8", 0, end);
    },
    async *rows() {
      while (held.length < endOfRows.length) await needMore();
      if (held.subarray(0, endOfRows.length).equals(endOfRows)) {
        take(endOfRows.length);
        return;
      }
      let end = held.indexOf(endInRows);
      while (end < 0) {
        // What may be the beginning of the end is kept back.
        const certain = held.length - endInRows.length;
        if (certain > 0) yield take(certain);
        await needMore();
        end = held.indexOf(endInRows);
      }
      yield take(end + 1);
      take(endOfRows.length);
    },
  };

  function take(length: number): Buffer {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  }

  async function needMore(): Promise<void> {
    if (!(await readMore())) throw new BackupError("The backup is damaged: it ends too early.");
  }

  async function readMore(): Promise<boolean> {
    const { value: chunk } = await source.next();
    if (chunk) held = Buffer.concat([held, chunk]);
    return chunk !== undefined;
  }
}
