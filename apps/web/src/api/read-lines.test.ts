import { expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

it.each([
  [["one\ntwo\n"], ["one", "two"]],
  [
    ["on", "e\nt", "wo"],
    ["one", "two"],
  ],
  [["\n\none\n \n"], ["one"]],
  [[], []],
])("reads %j as the lines %j", async (pieces, expected) => {
  const encoder = new TextEncoder();
  expect(await linesOf(pieces.map((piece) => encoder.encode(piece)))).toEqual(expected);
});

it("keeps a sign together whose bytes arrive apart", async () => {
  const bytes = new TextEncoder().encode("Straße\n");
  expect(await linesOf([bytes.slice(0, 5), bytes.slice(5)])).toEqual(["Straße"]);
});

async function linesOf(pieces: Uint8Array<ArrayBuffer>[]): Promise<string[]> {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(stream) {
      for (const piece of pieces) stream.enqueue(piece);
      stream.close();
    },
  });
  const lines: string[] = [];
  for await (const line of readLines(body)) lines.push(line);
  return lines;
}
