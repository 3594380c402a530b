import { tryPort } from "#runtime/free-port.ts";
import type { Finding } from "./finding.ts";

const patienceMs = 3_000;

/** Whether the port is free for a server, or has one of ours. */
export async function checkPort({
  HOST,
  PORT,
}: {
  HOST: string;
  PORT: number;
}): Promise<Finding[]> {
  const check = "Port";
  const refusal = await tryPort({ host: HOST, port: PORT });
  if (refusal === null) {
    return [{ check, status: "ok", found: `${PORT} is free: no server runs on this machine` }];
  }
  if (refusal !== "EADDRINUSE") {
    const found = `${HOST}:${PORT} can't be listened on (${refusal})`;
    return [
      { check, status: "failed", found, remedy: "Set HOST and PORT to what this machine has." },
    ];
  }
  return [await askServer(HOST, PORT)];
}

async function askServer(host: string, port: number): Promise<Finding> {
  const check = "Port";
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const answer = await readyAnswer(
    `http://${name.includes(":") ? `[${name}]` : name}:${port}/readyz`,
  );
  if (answer === "ready") return { check, status: "ok", found: `a server is ready on ${port}` };
  if (answer === null) {
    const found = `${port} is taken by another program`;
    return {
      check,
      status: "failed",
      found,
      remedy: `Stop it, or choose another one: PORT=${port + 1}`,
    };
  }
  const found = `the server on ${port} is not ready: ${answer}`;
  return {
    check,
    status: "failed",
    found,
    remedy: "Mend what it names; it looks again by itself.",
  };
}

/** `ready`, or why not; null when whoever answers is not Tenon. */
async function readyAnswer(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null || !("status" in body)) return null;
    if (body.status === "ready") return "ready";
    return "reason" in body ? String(body.reason) : null;
  } catch {
    return null;
  }
}
