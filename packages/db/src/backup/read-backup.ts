import { createReadStream } from "node:fs";
import { addAbortSignal, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { BackupError } from "./backup-error.ts";
import {
  type BackupFooter,
  type BackupHeader,
  readFooter,
  readHeader,
  sequenceLine,
} from "./backup-format.ts";
import { type BackupLines, readBackupLines } from "./backup-lines.ts";
import { copyStatement, type KeptTable } from "./kept-tables.ts";

/** Takes the rows of one table and says how many they were. */
export type RowReader = (table: KeptTable, rows: AsyncIterable<Uint8Array>) => Promise<number>;

export type BackupContent = { header: BackupHeader; footer: BackupFooter };

/** Reads a whole backup, and hands the rows of each table on. Throws a `BackupError` when anything is missing or changed. */
export async function readBackup(
  file: string,
  readRows: RowReader,
  signal: AbortSignal | undefined,
): Promise<BackupContent> {
  const source = pipeline(createReadStream(file), createGunzip(), () => {});
  if (signal) addAbortSignal(signal, source);
  const chunks: AsyncIterator<Buffer, undefined> = source[Symbol.asyncIterator]();
  try {
    return await read(readBackupLines(chunks), readRows);
  } catch (error) {
    throw explain(error);
  } finally {
    source.destroy();
  }
}

/** Reads all of it and keeps nothing. */
export function checkBackup(file: string, signal?: AbortSignal): Promise<BackupContent> {
  return readBackup(file, (_table, rows) => countLines(rows), signal);
}

async function read(lines: BackupLines, readRows: RowReader): Promise<BackupContent> {
  const header = readHeader(await lines.line());
  const counts: number[] = [];
  for (const table of header.tables) {
    if ((await lines.line()) !== copyStatement(table, "in")) throw damaged(table.name);
    counts.push(await readRows(table, lines.rows()));
  }
  const footer = await readEnd(lines);
  const wrong = header.tables.find((_table, index) => counts[index] !== footer.rows[index]);
  if (wrong) throw damaged(wrong.name);
  return { header, footer };
}

async function readEnd(lines: BackupLines): Promise<BackupFooter> {
  const skipped: string[] = [];
  let line = await lines.line();
  while (line?.startsWith("SELECT setval(")) {
    skipped.push(`${line}\n`);
    line = await lines.line();
  }
  const footer = readFooter(line);
  if (skipped.join("") !== footer.sequences.map(sequenceLine).join("")) throw damaged("sequences");
  // Only behind the last byte does gunzip compare its checksum.
  if ((await lines.line()) !== null) throw damaged("end");
  return footer;
}

/** One row is one line: a line end inside a value is written as two signs. */
export async function countLines(rows: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const chunk of rows) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  }
  return count;
}

function damaged(part: string): BackupError {
  return new BackupError(`The backup is damaged at ${part}.`);
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "Z_BUF_ERROR") return new BackupError("The backup is damaged: it ends too early.");
  if (typeof code !== "string" || !code.startsWith("Z_")) return error;
  const message =
    error instanceof Error && error.message === "incorrect header check"
      ? "The file is no backup of Tenon."
      : "The backup is damaged: its checksum does not fit.";
  return new BackupError(message, { cause: error });
}
