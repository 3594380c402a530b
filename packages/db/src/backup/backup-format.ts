import { BackupError } from "./backup-error.ts";
import type { KeptTable } from "./kept-tables.ts";

/** What the first line of a backup says. */
export type BackupHeader = {
  createdAt: string;
  /** Of the server it was made on. */
  postgres: string;
  /** Those that were applied, oldest first. */
  migrations: string[];
  tables: KeptTable[];
};

/** What its last line says, once everything has been written. */
export type BackupFooter = {
  /** Rows of each table, in the order of the header. */
  rows: number[];
  sequences: { name: string; value: string }[];
};

export const endOfRows = Buffer.from("\\.\n");

const firstWords = "-- Tenon backup, format 1: ";
const lastWords = "-- Complete: ";

/** A backup is a script that psql understands too: comments for us, and COPY with its rows. */
export function headerLine(header: BackupHeader): string {
  return `${firstWords}${JSON.stringify(header)}\n`;
}

export function sequenceLine({ name, value }: BackupFooter["sequences"][number]): string {
  return `SELECT setval('${name}', ${value});\n`;
}

export function footerLine(footer: BackupFooter): string {
  return `${lastWords}${JSON.stringify(footer)}\n`;
}

export function readHeader(line: string | null): BackupHeader {
  const header = parseAfter(firstWords, line);
  if (isHeader(header)) return header;
  throw new BackupError(
    line?.startsWith("-- Tenon backup, format ") && !line.startsWith(firstWords)
      ? "The backup was made by a newer version of Tenon. Restore it with that version."
      : "The file is no backup of Tenon.",
  );
}

export function readFooter(line: string | null): BackupFooter {
  const footer = parseAfter(lastWords, line);
  if (isFooter(footer)) return footer;
  throw new BackupError("The backup is damaged: its end is missing.");
}

function parseAfter(words: string, line: string | null): unknown {
  if (!line?.startsWith(words)) return undefined;
  try {
    return JSON.parse(line.slice(words.length));
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is BackupHeader {
  return (
    isObject(value) &&
    typeof value["createdAt"] === "string" &&
    typeof value["postgres"] === "string" &&
    isListOf(value["migrations"], isText) &&
    isListOf(value["tables"], isTable)
  );
}

function isTable(value: unknown): value is KeptTable {
  return isObject(value) && typeof value["name"] === "string" && isListOf(value["columns"], isText);
}

function isFooter(value: unknown): value is BackupFooter {
  return (
    isObject(value) &&
    isListOf(value["rows"], (rows) => typeof rows === "number") &&
    isListOf(
      value["sequences"],
      (each) => isObject(each) && isText(each["name"]) && isText(each["value"]),
    )
  );
}

function isListOf(value: unknown, fits: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
