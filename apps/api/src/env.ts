import { availableParallelism } from "node:os";
import { z } from "zod";
import { readMailAddress } from "#platform/email/mail-address.ts";
import { readSmtpUrl } from "#platform/email/smtp-server.ts";
import { readRedisUrl } from "#platform/messenger/redis-url.ts";
import { isNetwork } from "#platform/network/networks.ts";
import { looksLikeSample } from "#platform/tokens/sample-secret.ts";
import { TrustedIssuers } from "#platform/tokens/trusted-issuers.ts";

/** Reads and checks the environment once; throws an `EnvError` that names every problem and prints no value. */
export function parseEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map(
      ({ path, message }) => `${path[0]?.toString()}: ${message}`,
    ),
    ...missingForMail(given),
  ];
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  const {
    PUBLIC_URL = new URL(`http://localhost:${parsed.data.PORT}`),
    DATABASE_DIRECT_URL = parsed.data.DATABASE_URL,
    ...env
  } = parsed.data;
  if (env.TRUSTED_ISSUERS.some(({ issuer }) => issuer === PUBLIC_URL.origin)) {
    throw new EnvError(["TRUSTED_ISSUERS: must not name this server itself"]);
  }
  if (env.METRICS_PORT === env.PORT) {
    throw new EnvError(["METRICS_PORT: must not be PORT, which is for everybody"]);
  }
  return { ...env, PUBLIC_URL, DATABASE_DIRECT_URL };
}

export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The environment is not usable:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
    this.problems = problems;
  }
}

const Environment = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: integer(0, 65_535).default(3000),
  METRICS_HOST: z.string().default("127.0.0.1"),
  METRICS_PORT: integer(1, 65_535).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be the http or https address people open" })
    .transform((url) => new URL(url))
    .optional(),
  WORKERS: read(readWorkers, "must be auto, or a whole number from 1 to 128").default(1),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "is required: postgresql://user:password@host:5432/database",
  }),
  DATABASE_DIRECT_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error:
        "must be like DATABASE_URL, past the pooler: postgresql://user:password@host:5432/database",
    })
    .optional(),
  DATABASE_PREPARED_STATEMENTS: z.enum(["on", "off"]).default("on"),
  DATABASE_POOL_SIZE: integer(1, 1000).default(10),
  DATABASE_CONNECTION_TIMEOUT_MS: integer(100, 60_000).default(5_000),
  DATABASE_STATEMENT_TIMEOUT_MS: integer(100, 600_000).default(15_000),
  DATABASE_LOCK_TIMEOUT_MS: integer(100, 600_000).default(5_000),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: integer(100, 600_000).default(15_000),
  REDIS_URL: read(
    readRedisUrl,
    "must be redis://user:password@host:6379/0 or rediss://…, with signs like / and @ in user and password percent-encoded",
  ).optional(),
  SECRET_KEY: z
    .string("is required: 32 random bytes or more, for example from `openssl rand -base64 32`")
    .min(32, "must have at least 32 characters")
    .refine((secret) => !looksLikeSample(secret), "looks like a sample; make a random one"),
  ACCESS_TOKEN_SECONDS: integer(30, 3_600).default(600),
  SESSION_DAYS: integer(1, 400).default(90),
  SESSION_IDLE_DAYS: integer(1, 400).default(30),
  SMTP_URL: read(
    readSmtpUrl,
    "must be smtp://user:password@host:587 or smtps://…, with signs like / and @ in user and password percent-encoded; smtp:// may end with ?tls=off",
  ).optional(),
  MAIL_FROM: read(
    readMailAddress,
    "must be an address, or a name and an address: Tenon <no-reply@example.com>",
  ).optional(),
  AUDIT_DAYS: integer(1, 3_650).default(400),
  JOB_WORKER: z.enum(["on", "off"]).default("on"),
  JOB_CONCURRENCY: integer(1, 100).default(5),
  TRUSTED_PROXIES: networks(),
  WEBHOOK_PRIVATE_NETWORKS: networks(),
  TRUSTED_ISSUERS: TrustedIssuers.default([]),
  RATE_LIMIT_SCALE: z.coerce.number("must be a number").min(0.01).max(1_000_000).default(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  LOG_FORMAT: z.enum(["json", "pretty"]).default("json"),
  MAX_CONNECTIONS: integer(10, 1_000_000).default(10_000),
  DRAIN_DELAY_MS: integer(0, 60_000).default(0),
  DRAIN_TIMEOUT_MS: integer(100, 120_000).default(10_000),
  WEB_ROOT: z.string().optional(),
});

const mostWorkers = 128;

/** The checked environment; see docs/configuration.md for what each variable means. */
export type Env = Omit<z.infer<typeof Environment>, "PUBLIC_URL" | "DATABASE_DIRECT_URL"> & {
  PUBLIC_URL: URL;
  DATABASE_DIRECT_URL: string;
};

function networks() {
  return z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((entry) => entry.trim() || []))
    .refine(
      (list) => list.every(isNetwork),
      "must be addresses or networks like 10.0.0.0/8, separated by commas",
    );
}

/** In production a mail that nobody sends would keep people out of their accounts. */
function missingForMail(given: Record<string, string | undefined>): string[] {
  if (given["SMTP_URL"] === undefined) {
    return given["NODE_ENV"] === "production"
      ? ["SMTP_URL: is required in production: smtp://user:password@host:587"]
      : [];
  }
  return given["MAIL_FROM"] === undefined
    ? ["MAIL_FROM: is required with SMTP_URL: Tenon <no-reply@example.com>"]
    : [];
}

function read<Value>(reader: (text: string) => Value | null, error: string) {
  return z.string().transform((text, context): Value => {
    const value = reader(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
}

/** `auto` is a worker for each core that this process may use. */
function readWorkers(text: string): number | null {
  if (text === "auto") return Math.min(availableParallelism(), mostWorkers);
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= mostWorkers ? count : null;
}

function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.int().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));
}
