import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

const Message = z.object({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

export type Receiver = AsyncDisposable & {
  url: string;
  received: Received[];
  /** How the following messages are answered; 204 until it is said otherwise. */
  answer(respond: (response: ServerResponse) => void): void;
  types(): string[];
};

/** Another service, which takes messages over real HTTP. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let respond = (response: ServerResponse): void => void response.writeHead(204).end();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ path: request.url ?? "", headers: request.headers, body });
      respond(response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("It has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answer: (next) => (respond = next),
    types: () => received.map(({ body }) => Message.parse(JSON.parse(body)).type),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export function status(code: number, headers: Record<string, string> = {}, text = "") {
  return (response: ServerResponse): void => void response.writeHead(code, headers).end(text);
}

/** What a receiver does: throws unless the message was signed with the secret. */
export function verify(secret: string, { headers, body }: Received): z.infer<typeof Message> {
  const read = (name: string) => String(headers[name]);
  const named = {
    "webhook-id": read("webhook-id"),
    "webhook-timestamp": read("webhook-timestamp"),
    "webhook-signature": read("webhook-signature"),
  };
  return Message.parse(new Webhook(secret).verify(body, named));
}
