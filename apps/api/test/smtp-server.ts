import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const program = fileURLToPath(new URL("./smtp-server-program.ts", import.meta.url));

/** A mail as it went over the wire. */
export type DeliveredMail = z.infer<typeof DeliveredMail>;

export type SmtpServerProcess = AsyncDisposable & {
  port: number;
  /** Every mail that the server took, in order. */
  delivered: DeliveredMail[];
};

type Options = { port?: number; user?: string; password?: string; tls?: boolean };

/** Starts a real mail server on this machine; its program says what it does with which recipient. */
export async function startSmtpServer({
  port = 0,
  user = "",
  password = "",
  tls = false,
}: Options = {}): Promise<SmtpServerProcess> {
  const child = fork(program, [String(port), user, password, tls ? "tls" : ""], {
    execArgv: [],
    // It complains about the certificate that comes with it.
    silent: true,
  });
  const exit = once(child, "exit");
  const [address] = await Promise.race([once(child, "message"), exit]);
  const delivered: DeliveredMail[] = [];
  child.on("message", (message) => delivered.push(DeliveredMail.parse(message)));
  return {
    port: Listening.parse(address).port,
    delivered,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

const Listening = z.object({ port: z.number() });

const DeliveredMail = z.object({
  from: z.string(),
  recipients: z.array(z.string()),
  raw: z.string(),
});
