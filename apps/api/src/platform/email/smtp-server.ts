import { isLoopback } from "#platform/network/loopback.ts";

/** A mail server, and how to speak to it. */
export type SmtpServer = {
  host: string;
  port: number;
  /** `implicit` from the first byte on, `required` by STARTTLS, or `off`. */
  tls: "implicit" | "required" | "off";
  credentials: { user: string; password: string } | null;
};

/** Reads `smtp://user:password@host:587` or `smtps://…`; null when it is neither. */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") return null;
  if (!/^\/?$/.test(url.pathname) || url.hash !== "") return null;
  const host = url.hostname.replace(/^\[(.+)\]$/, "$1").toLowerCase();
  const tls = readTls(url, host);
  const user = decode(url.username);
  const password = decode(url.password);
  if (tls === null || user === null || password === null) return null;
  return {
    host,
    port: url.port === "" ? defaultPort(url.protocol) : Number(url.port),
    tls,
    credentials: user === "" ? null : { user, password },
  };
}

/** On this machine nobody listens in, and hardly a server there has a certificate. */
function readTls({ protocol, search, searchParams }: URL, host: string): SmtpServer["tls"] | null {
  if (protocol === "smtps:") return search === "" ? "implicit" : null;
  if (search === "") return isLoopback(host) ? "off" : "required";
  const wanted = searchParams.get("tls");
  return searchParams.size === 1 && (wanted === "off" || wanted === "required") ? wanted : null;
}

function defaultPort(protocol: string): number {
  return protocol === "smtps:" ? 465 : 587;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
