import { TextDecoder } from "node:util";
import { tableRefusal } from "./table-refusal.ts";

/** The text of a file in UTF-8, without its byte order mark. */
export async function* decodeText(file: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of file) yield decode(decoder, chunk);
  yield decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    throw tableRefusal("The file is not in UTF-8. Save it as “CSV UTF-8”.", error);
  }
}
