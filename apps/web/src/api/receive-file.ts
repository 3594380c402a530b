import { answerError, lostConnection } from "./answer-error.ts";
import { authorizedFetch } from "./authorized-fetch.ts";
import type { Session } from "./session.ts";

type Following = { signal?: AbortSignal; onReceived?: (bytes: number) => void };

/** A file that the server makes while it is received. Throws what a call would throw. */
export async function receiveFile(
  session: Session,
  path: string,
  { signal, onReceived }: Following = {},
): Promise<Blob> {
  const receive = authorizedFetch(session, globalThis.fetch.bind(globalThis));
  try {
    const response = await receive(path, { signal });
    if (!response.ok) throw answerError(await response.json());
    const type = response.headers.get("content-type") ?? "";
    return new Blob(await readPieces(response.body, onReceived), { type });
  } catch (error) {
    throw error instanceof TypeError || error instanceof SyntaxError
      ? lostConnection(error)
      : error;
  }
}

async function readPieces(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  onReceived: (bytes: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    pieces.push(read.value);
    bytes += read.value.length;
    onReceived(bytes);
  }
  return pieces;
}
