import { once } from "node:events";
import type { Server } from "node:http";

type Place = {
  host: string;
  port: number;
  /** The variable that says which port. */
  variable: "PORT" | "METRICS_PORT";
};

/** Throws, with the sentence that says what to do, when the port is taken. */
export async function listenAt(server: Server, { host, port, variable }: Place): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    throw new Error(
      `Port ${port} of ${host} is taken. Choose another one: ${variable}=${port + 1}`,
      {
        cause: error,
      },
    );
  }
}
