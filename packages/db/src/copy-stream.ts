import { once } from "node:events";
import { Readable } from "node:stream";
import type { ClientBase, Connection } from "pg";

declare module "pg" {
  interface Connection {
    sendCopyFromChunk(chunk: Uint8Array): void;
    endCopyFrom(): void;
    sendCopyFail(message: string): void;
  }
}

const rowsAhead = 500;

/** The rows of a `COPY … TO STDOUT`, one by one, no faster than they are read. */
export function copyOut(client: ClientBase, statement: string): Readable {
  let connection: Connection | undefined;
  const rows = new Readable({
    objectMode: true,
    highWaterMark: rowsAhead,
    read: () => connection?.stream.resume(),
    destroy(error, done) {
      connection?.stream.resume();
      done(error);
    },
  });
  client.query({
    submit(to: Connection) {
      connection = to;
      to.query(statement);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The driver writes over its own buffer when more comes.
      if (!rows.destroyed && !rows.push(Buffer.from(chunk))) connection?.stream.pause();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => rows.push(null),
    handleError: (error: Error) => rows.destroy(error),
  });
  return rows;
}

/** Sends rows to a `COPY … FROM STDIN`; answers how many there were. When reading them fails, none is kept. */
export async function copyIn(
  client: ClientBase,
  statement: string,
  rows: AsyncIterable<Uint8Array>,
): Promise<number> {
  const { promise: done, resolve, reject } = Promise.withResolvers<number>();
  const refused = new AbortController();
  let count = 0;
  let unreadable: unknown;
  client.query({
    submit: (to: Connection) => to.query(statement),
    handleCopyInResponse: (to: Connection) => void send(to),
    handleCommandComplete: ({ text }: { text: string }) => {
      count = Number(text.split(" ")[1]);
    },
    handleReadyForQuery: () => resolve(count),
    handleError(error: Error) {
      refused.abort();
      reject(unreadable ?? error);
    },
  });
  return done;

  async function send(to: Connection): Promise<void> {
    try {
      for await (const chunk of rows) {
        if (refused.signal.aborted) return;
        to.sendCopyFromChunk(chunk);
        if (to.stream.writableNeedDrain) await once(to.stream, "drain", refused);
      }
      to.endCopyFrom();
    } catch (error) {
      if (refused.signal.aborted) return;
      unreadable = error;
      to.sendCopyFail("the rows can't be read");
    }
  }
}
