import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/**
 * A mail server as a process of its own. It tells its parent of every mail it took.
 * The name before the @ of a recipient says what becomes of a mail:
 * `refused`, `forbidden` and `later` are refused, `dropped` is taken and the connection broken off, `slow` is taken and never answered.
 */
const [port = "0", user = "", password = "", tls = ""] = process.argv.slice(2);

const refusals = new Map([
  ["refused", answer(550, "5.1.1 There is no such mailbox")],
  ["forbidden", answer(550, "5.7.1 You may not send from here")],
  ["later", answer(451, "4.3.0 Try again later")],
]);

const sockets = new Map<number, Socket>();

const server = new SMTPServer({
  authOptional: user === "",
  allowInsecureAuth: true,
  disabledCommands: tls === "" ? ["STARTTLS"] : [],
  disableReverseLookup: true,
  onAuth(auth, _session, done) {
    if (auth.username === user && auth.password === password) return done(null, { user });
    // Some servers repeat what they were told.
    return done(answer(535, `5.7.8 No such user and password: ${auth.password}`));
  },
  onRcptTo: ({ address }, _session, done) => done(refusals.get(localPart(address)) ?? null),
  async onData(stream, { envelope, remotePort }, done) {
    const recipients = envelope.rcptTo.map(({ address }) => address);
    const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
    process.send?.({ from, recipients, raw: await text(stream) });
    const [fate] = recipients.map(localPart);
    if (fate === "dropped") sockets.get(remotePort)?.destroy();
    else if (fate !== "slow") done();
  },
});

server.on("error", () => undefined);
server.server.on("connection", (socket: Socket) => {
  if (socket.remotePort !== undefined) sockets.set(socket.remotePort, socket);
});
const listener = server.listen(Number(port), "127.0.0.1", () => process.send?.(listener.address()));
process.on("disconnect", () => process.exit());

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function localPart(address: string): string {
  return address.split("@")[0] ?? "";
}
