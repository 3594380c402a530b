import { pipeline, Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { decodeText } from "./decode-text.ts";
import { tableRefusal } from "./table-refusal.ts";

/** A row as a spreadsheet numbers it, from 1. */
export type Row = { number: number; cells: string[] };

/** The rows of a file, the first one as well, but none that is blank. */
export async function* readRows(file: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const { delimiter, text } = await findDelimiter(decodeText(file));
  const broken: CsvError[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    // The parser is ahead of who reads: the rows before a broken one are to be heard first.
    skip_records_with_error: true,
    on_skip: (error) => void (error && broken.length === 0 && broken.push(error)),
  });
  // What fails on the way is thrown where the parser is read.
  pipeline(Readable.from(text), parser, () => {});
  const records: AsyncIterable<string[]> = parser;
  let number = 0;
  for await (const cells of records) {
    number += 1;
    if (cells.some((cell) => cell.trim() !== "")) yield { number, cells };
  }
  const [first] = broken;
  if (first) throw explain(first);
}

const longestLine = 10_000;

/** What stands most often in the first line, which is then put back before the rest. */
async function findDelimiter(chunks: AsyncGenerator<string, void>) {
  let begin = "";
  let isWhole = false;
  while (!isWhole && begin.length < longestLine && !begin.trimStart().includes("\n")) {
    const { value, done } = await chunks.next();
    begin += value ?? "";
    isWhole = done === true;
  }
  return { delimiter: mostFrequent(begin), text: concat(begin, chunks) };
}

async function* concat(begin: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield begin;
  yield* rest;
}

function mostFrequent(text: string): string {
  const [line = ""] = text.trimStart().split("\n", 1);
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: line.split(sign).length }));
  const [most] = counted.toSorted((a, b) => b.count - a.count);
  return most?.sign ?? ",";
}

function explain(error: CsvError): Error {
  const { records } = error;
  const mark = `A quotation mark${typeof records === "number" ? ` in row ${records + 1}` : ""}`;
  return tableRefusal(
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? `${mark} is never closed.`
      : `${mark} stands in the middle of a cell. Put the whole cell into quotes, and write each one inside it twice.`,
    error,
  );
}
