import pg from "pg";

/** A connection of its own that hears what is notified on a channel, and opens itself again when it is lost. */
export type ListeningConnection = {
  close(): void;
};

type Options = {
  url: string;
  channel: string;
  onNotify: () => void;
  /** Whatever was notified while there was no connection is lost: called each time that one listens again. */
  onListen: () => void;
  onLost: (error: unknown) => void;
  /** How often to ask for a sign of life, and how long to wait for it: a line can go silent without a word. */
  keepAliveMs?: number;
  answerWithinMs?: number;
  /** The pause before it is opened again; each further one is twice as long, ten seconds at most. */
  pauseMs?: number;
};

export function openListeningConnection({
  url,
  channel,
  onNotify,
  onListen,
  onLost,
  keepAliveMs = 20_000,
  answerWithinMs = 10_000,
  pauseMs = 100,
}: Options): ListeningConnection {
  let current: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;
  void connect();

  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      drop();
    },
  };

  async function connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "tenon events",
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
      keepAlive: true,
    });
    current = client;
    client.on("notification", onNotify);
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client, new Error("The connection was ended.")));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      if (current !== client) return;
      failures = 0;
      onListen();
      keepAlive(client);
    } catch (error) {
      lose(client, error);
    }
  }

  function keepAlive(client: pg.Client): void {
    timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => {
          if (current === client) keepAlive(client);
        },
        (error: unknown) => lose(client, error),
      );
    }, keepAliveMs);
  }

  function lose(client: pg.Client, error: unknown): void {
    if (isClosed || current !== client) return;
    drop();
    onLost(error);
    const pause = Math.min(pauseMs * 2 ** failures, 10_000);
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), pause);
  }

  /** Without a good-bye: a silent line would keep it waiting. */
  function drop(): void {
    const client = current;
    current = undefined;
    client?.end().catch(() => {});
    client?.connection.stream.destroy();
  }
}
