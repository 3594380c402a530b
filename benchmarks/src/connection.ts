import { Agent, request } from "node:http";

/** One call over HTTP, ready to be sent any number of times. */
export type HttpCall = {
  method: "GET" | "POST";
  path: string;
  body?: string;
  /** Its Idempotency-Key. */
  key?: string;
};

export type Answer = { status: number; body: string; milliseconds: number };

/** One keep-alive connection, signed in or not. */
export type Connection = Disposable & { send(call: HttpCall): Promise<Answer> };

const timeoutMs = 30_000;

export function openConnection(origin: string, token?: string): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(origin);
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };

  return {
    [Symbol.dispose]: () => agent.destroy(),
    send({ method, path, body, key }) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const start = performance.now();
      const headers = {
        ...authorization,
        ...(key !== undefined && { "idempotency-key": key }),
        ...(body !== undefined && {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        }),
      };
      const outgoing = request(
        { agent, hostname, port, method, path, headers, timeout: timeoutMs },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
          incoming.once("error", reject);
          incoming.once("end", () => {
            const milliseconds = performance.now() - start;
            resolve({
              status: incoming.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              milliseconds,
            });
          });
        },
      );
      outgoing.once("timeout", () =>
        outgoing.destroy(new Error(`No answer within ${timeoutMs / 1_000} seconds.`)),
      );
      outgoing.once("error", reject);
      outgoing.end(body);
      return promise;
    },
  };
}

/** Sends a call that must succeed. */
export async function sendOk(connection: Connection, call: HttpCall): Promise<Answer> {
  const answer = await connection.send(call);
  if (answer.status === 200) return answer;
  throw new Error(
    `${call.method} ${call.path} answered ${answer.status}: ${answer.body.slice(0, 500)}`,
  );
}
