import type { SmtpServer } from "./smtp-server.ts";

/** Whether the server said for good that it won't take mail for this recipient; rules about us (5.7.x) may change. */
export function isRefusalOfRecipient(error: unknown): boolean {
  const { command, code, response } = read(error);
  return command === "RCPT TO" && code >= 500 && code !== 503 && !/^\d{3}[ -]5\.7\./.test(response);
}

/** What went wrong and what to do, in a sentence that holds no password, whatever the server answered. */
export function describeFailure(error: unknown, server: SmtpServer): string {
  const { kind, system, response } = read(error);
  const name = `The mail server ${server.host}:${server.port}`;
  const said = response === "" ? "" : ` It said: ${quote(response, server)}`;
  if (kind === "ETLS" || isAboutTls(system)) {
    return `${name} offers no TLS that can be trusted${system && ` (${system})`}. Check host and port in SMTP_URL, and the server's certificate.${said}`;
  }
  switch (kind) {
    case "EAUTH":
    case "ENOAUTH":
      return `${name} did not let us sign in. Check user and password in SMTP_URL.${said}`;
    case "EABORT":
      return `${name} did not finish in time.`;
    case "EDNS":
    case "ESOCKET":
    case "ECONNECTION":
    case "ETIMEDOUT":
      return `${name} could not be reached or broke the connection off (${system || kind}). Check that it runs, and host and port in SMTP_URL.${said}`;
    default:
      return `${name} did not take the mail${kind && ` (${kind})`}.${said}`;
  }
}

/** Node names what it finds wrong with a certificate, and OpenSSL what it finds wrong with a handshake. */
function isAboutTls(system: string): boolean {
  return /CERT|SIGNATURE|ISSUER|^ERR_(?:TLS|SSL)_/.test(system);
}

type SmtpError = {
  kind: string;
  system: string;
  command: string;
  code: number;
  response: string;
};

function read(error: unknown): SmtpError {
  const field = (name: string): unknown =>
    error instanceof Error ? Reflect.get(error, name) : undefined;
  const text = (name: string) => {
    const value = field(name);
    return typeof value === "string" ? value : "";
  };
  return {
    kind: text("code"),
    system: text("originalCode"),
    command: text("command"),
    code: Number(field("responseCode") ?? 0),
    response: text("response"),
  };
}

/** One short line, without the credentials should the server repeat them. */
function quote(response: string, { credentials }: SmtpServer): string {
  const secrets = credentials ? spellings(credentials) : [];
  return secrets
    .reduce((text, secret) => text.replaceAll(secret, "[redacted]"), response)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .slice(0, 300);
}

function spellings({ user, password }: { user: string; password: string }): string[] {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return [password, base64(password), base64(`\0${user}\0${password}`)].filter(Boolean);
}
