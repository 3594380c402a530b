import { Socket } from "node:net";
import type pg from "pg";

type Options = {
  /** Longer than the server lets a statement run, and a transaction do nothing: it would have said so. */
  afterMs: number;
  onSilence: (error: Error) => void;
};

/** Ends connections in use on which nothing comes or goes: a line can go silent without an end. */
export function endSilentConnections(pool: pg.Pool, { afterMs, onSilence }: Options): void {
  pool.on("connect", (client) => {
    const socket = socketOf(client);
    socket.on("timeout", () => {
      const silence = new Error("The database server fell silent.");
      onSilence(silence);
      socket.destroy(silence);
    });
  });
  pool.on("acquire", (client) => socketOf(client).setTimeout(afterMs));
  pool.on("release", (_error, client) => socketOf(client).setTimeout(0));
}

function socketOf({ connection }: pg.PoolClient): Socket {
  if (connection.stream instanceof Socket) return connection.stream;
  throw new Error("The pool connects by sockets.");
}
