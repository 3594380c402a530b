import { randomBytes } from "node:crypto";
import { z } from "zod";
import { mutation } from "./calls.ts";
import { openConnection, sendOk } from "./connection.ts";
import { findFreePort, type ServerProcess, startServerProcess } from "./server-process.ts";

/** One for all processes of a run, as they may share a database. */
const secretKey = randomBytes(32).toString("hex");

const everHigh = "1000000";

export const password = "correct horse battery staple";

type Options = {
  nodeOptions?: string[];
  /** Whose tokens it takes. */
  beside?: ServerProcess;
  redisUrl?: string;
  workers?: number;
};

/** Tenon as in production: with its limits counting, its log written, its headers set. */
export async function startTenon(
  databaseUrl: string,
  { nodeOptions = [], beside, redisUrl, workers = 1 }: Options = {},
): Promise<ServerProcess> {
  const port = await findFreePort();
  return startServerProcess({
    name: "Tenon",
    script: new URL(import.meta.resolve("@tenon/api/main")),
    port,
    nodeOptions,
    env: {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      SECRET_KEY: secretKey,
      ...(beside && { PUBLIC_URL: issuerOf(beside) }),
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
      WORKERS: String(workers),
      ACCESS_TOKEN_SECONDS: "3600",
      RATE_LIMIT_SCALE: everHigh,
      JOB_WORKER: "off",
      SMTP_URL: "smtp://127.0.0.1:9",
      MAIL_FROM: "tenon@example.com",
      LOG_FORMAT: "json",
    },
  });
}

/** The issuer in the tokens of a Tenon that was not told its public address. */
export function issuerOf({ origin }: ServerProcess): string {
  return origin.replace("127.0.0.1", "localhost");
}

export function emailOf(person: number): string {
  return `member${person}@example.com`;
}

/** Registers people, and answers an access token of each. */
export function signUp(tenon: ServerProcess, people: number): Promise<string[]> {
  const emails = Array.from({ length: people }, (_, person) => emailOf(person));
  return collectTokens(tenon, "auth.register", emails);
}

/** Signs people in who are there already, and answers an access token of each. */
export function signIn(tenon: ServerProcess, emails: string[]): Promise<string[]> {
  return collectTokens(tenon, "auth.login", emails);
}

async function collectTokens(
  tenon: ServerProcess,
  procedure: string,
  emails: string[],
): Promise<string[]> {
  using connection = openConnection(tenon.origin);
  const tokens: string[] = [];
  for (const email of emails) {
    const { body } = await sendOk(connection, mutation(procedure, { email, password }));
    tokens.push(Granted.parse(JSON.parse(body)).result.data.json.accessToken);
  }
  return tokens;
}

const Granted = z.object({
  result: z.object({ data: z.object({ json: z.object({ accessToken: z.string() }) }) }),
});
