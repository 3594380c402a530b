import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import type { LookupFunction } from "node:net";
import { certificateProblem } from "#platform/network/certificate-problem.ts";
import { DestinationError, type Destinations } from "./destinations.ts";
import type { ResolvedAddress } from "./name-lookup.ts";

export type PostAnswer = {
  status: number;
  /** How the answer begins. */
  text: string;
  /** How long the receiver wants us to wait; null when it does not say. */
  retryAfterMs: number | null;
};

/** Posts a text, to a permitted destination only, and follows no redirect. Throws an error that says what went wrong. */
export type Poster = (
  url: URL,
  message: { headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<PostAnswer>;

type Options = { timeoutMs?: number };

const mostBytes = 16_384;
const shownLength = 1_000;

export function createPoster(
  destinations: Pick<Destinations, "resolve">,
  { timeoutMs = 15_000 }: Options = {},
): Poster {
  return async (url, { headers, body, signal }) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const either = AbortSignal.any([signal, timeout]);
    try {
      const addresses = await abortable(destinations.resolve(url), either);
      const answer = await send(url, { headers, body, addresses, signal: either });
      return {
        status: answer.statusCode ?? 0,
        retryAfterMs: readRetryAfter(answer.headers["retry-after"]),
        text: await readBeginning(answer),
      };
    } catch (error) {
      if (timeout.aborted && !signal.aborted) {
        throw new Error(`It did not answer within ${timeoutMs / 1_000} seconds.`, { cause: error });
      }
      throw error instanceof DestinationError
        ? error
        : new Error(describe(error), { cause: error });
    }
  };
}

type Sending = {
  headers: Record<string, string>;
  body: string;
  addresses: ResolvedAddress[];
  signal: AbortSignal;
};

/** The connection goes to an address that was looked at, whatever the name stands for by now. */
function send(url: URL, { headers, body, addresses, signal }: Sending): Promise<IncomingMessage> {
  const begin = url.protocol === "https:" ? requestSecure : requestPlain;
  const request = begin(url, {
    method: "POST",
    agent: false,
    lookup: answering(addresses),
    signal,
    headers: {
      "content-type": "application/json",
      "user-agent": "Tenon-Webhooks",
      ...headers,
      "content-length": Buffer.byteLength(body),
    },
  });
  const answer = Promise.withResolvers<IncomingMessage>();
  request.on("response", answer.resolve);
  // After the head of the answer, what goes wrong is seen by whoever reads on.
  request.on("error", answer.reject);
  // One that goes over to another protocol is cut without an error.
  request.on("close", () => answer.reject(new CutError()));
  request.end(body);
  return answer.promise;
}

class CutError extends Error {
  readonly code = "ECONNRESET";
}

function answering(addresses: ResolvedAddress[]): LookupFunction {
  return (_hostname, { all }, answer) => {
    const [first] = addresses;
    if (all) answer(null, addresses);
    else answer(null, first?.address ?? "", first?.family);
  };
}

/** What comes after the beginning is not waited for; neither is a body that never ends. */
async function readBeginning(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer) {
      if (!Buffer.isBuffer(chunk)) continue;
      chunks.push(chunk);
      length += chunk.length;
      if (length >= mostBytes) break;
    }
  } catch {
    // The status has come: what is missing of the text is only for people to read.
  }
  answer.destroy();
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  return text.replaceAll("\0", "").slice(0, shownLength).toWellFormed();
}

/** Seconds, or a date. */
function readRetryAfter(header: string | undefined): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

async function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener("abort", abort));
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return "It can’t be reached.";
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return certificateProblem(error) ?? problems[code] ?? `It can’t be reached (${code}).`;
}

const problems: Record<string, string | undefined> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was cut.",
  EPIPE: "The connection was cut.",
  ETIMEDOUT: "It can’t be reached in time.",
};
