import { createTransport } from "nodemailer";
import { Email } from "@tenon/schemas/scalars";
import { type Mail, type MailAddress, type Mailer, MailRefusedError } from "./mailer.ts";
import { describeFailure, isRefusalOfRecipient } from "./smtp-failure.ts";
import type { SmtpServer } from "./smtp-server.ts";

type SmtpOptions = {
  server: SmtpServer;
  from: MailAddress;
  /** Makes message ids ours. */
  publicHost: string;
  /** How long the server may be silent. */
  silenceMs?: number;
  /** How long one mail may take altogether. */
  mailMs?: number;
};

/** Hands mails to a mail server over a few connections that stay open between mails. */
export function createSmtpMailer({
  server,
  from,
  publicHost,
  silenceMs = 20_000,
  mailMs = 60_000,
}: SmtpOptions): Mailer {
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    maxRequeues: 2,
    host: server.host,
    port: server.port,
    secure: server.tls === "implicit",
    requireTLS: server.tls === "required",
    ignoreTLS: server.tls === "off",
    ...(server.credentials && {
      auth: { user: server.credentials.user, pass: server.credentials.password },
    }),
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    dnsTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(mail, { signal } = {}) {
      const recipient = onlyAddress(mail.to);
      const limit = AbortSignal.timeout(mailMs);
      try {
        await transport.sendMail({
          ...message(mail, recipient),
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        });
      } catch (error) {
        const sentence = describeFailure(error, server);
        throw isRefusalOfRecipient(error) ? new MailRefusedError(sentence) : new Error(sentence);
      }
    },
    async check() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return describeFailure(error, server);
      }
    },
    close: () => transport.close({ force: true }),
  };

  function message({ id, subject, text, html }: Mail, recipient: string) {
    return {
      messageId: `<${id}@${publicHost}>`,
      from,
      to: { name: "", address: recipient },
      envelope: { from: from.address, to: [recipient] },
      subject,
      text,
      html,
      headers: { "Auto-Submitted": "auto-generated" },
    };
  }
}

/** What is no single address could name more recipients, or headers. */
function onlyAddress(to: string): string {
  const address = Email.safeParse(to);
  if (address.success) return address.data;
  throw new MailRefusedError("The recipient is not one e-mail address.");
}
