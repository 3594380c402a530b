import { once } from "node:events";
import { readFile } from "node:fs/promises";
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createSecureServer } from "node:https";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { Certificate } from "./certificates.ts";

const Message = z.object({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

export type Received = {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The name that the certificate was asked for, over TLS. */
  serverName: string | null;
};

export type Receiver = AsyncDisposable & {
  url: string;
  received: Received[];
  /** How the following messages are answered; 204 until it is said otherwise. */
  answer(respond: (response: ServerResponse) => void): void;
  types(): string[];
};

export type SecureReceiver = Receiver & {
  /** Shows another certificate from now on. */
  show(certificate: Certificate): Promise<void>;
};

/** Another service, which takes messages over real HTTP. */
export async function startReceiver(): Promise<Receiver> {
  return receiveOver((take) => createServer(take), "http://127.0.0.1");
}

/** The same over TLS, as `localhost`. */
export async function startSecureReceiver(certificate: Certificate): Promise<SecureReceiver> {
  const server = createSecureServer(await read(certificate));
  const receiver = await receiveOver((take) => server.on("request", take), "https://localhost");
  return {
    ...receiver,
    show: async (other) => server.setSecureContext(await read(other)),
  };
}

async function receiveOver(
  serve: (take: RequestListener) => Server,
  origin: string,
): Promise<Receiver> {
  const received: Received[] = [];
  let respond = (response: ServerResponse): void => void response.writeHead(204).end();
  const server = serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url: path = "", headers, socket } = request;
      const asked = "servername" in socket ? socket.servername : null;
      const serverName = typeof asked === "string" ? asked : null;
      received.push({ path, headers, body: Buffer.concat(chunks).toString(), serverName });
      respond(response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("It has no port.");
  return {
    url: `${origin}:${address.port}/hook`,
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

async function read({ certificateFile, keyFile }: Certificate) {
  const [cert, key] = await Promise.all([readFile(certificateFile), readFile(keyFile)]);
  return { cert, key };
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
