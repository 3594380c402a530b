import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env.ts";

const least = {
  DATABASE_URL: "postgresql://tenon:hunter2@db.internal:5432/tenon",
  SECRET_KEY: "q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe",
};

function problemsOf(variables: Record<string, string | undefined>): string[] {
  try {
    parseEnv({ ...least, ...variables });
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe("an environment with nothing but the two required variables", () => {
  it("has a sensible value for everything else", () => {
    expect(parseEnv(least)).toEqual({
      ...least,
      NODE_ENV: "development",
      HOST: "127.0.0.1",
      PORT: 3000,
      METRICS_HOST: "127.0.0.1",
      PUBLIC_URL: new URL("http://localhost:3000"),
      WORKERS: 1,
      DATABASE_DIRECT_URL: least.DATABASE_URL,
      DATABASE_PREPARED_STATEMENTS: "on",
      DATABASE_POOL_SIZE: 10,
      DATABASE_CONNECTION_TIMEOUT_MS: 5_000,
      DATABASE_STATEMENT_TIMEOUT_MS: 15_000,
      DATABASE_LOCK_TIMEOUT_MS: 5_000,
      DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: 15_000,
      ACCESS_TOKEN_SECONDS: 600,
      SESSION_DAYS: 90,
      SESSION_IDLE_DAYS: 30,
      AUDIT_DAYS: 400,
      JOB_WORKER: "on",
      JOB_CONCURRENCY: 5,
      TRUSTED_PROXIES: [],
      WEBHOOK_PRIVATE_NETWORKS: [],
      TRUSTED_ISSUERS: [],
      RATE_LIMIT_SCALE: 1,
      LOG_LEVEL: "info",
      LOG_FORMAT: "json",
      MAX_CONNECTIONS: 10_000,
      DRAIN_DELAY_MS: 0,
      DRAIN_TIMEOUT_MS: 10_000,
    });
  });

  it("treats an empty variable as one that is not set", () => {
    expect(parseEnv({ ...least, PORT: "", PUBLIC_URL: "", WEB_ROOT: "" })).toEqual(parseEnv(least));
  });

  it("ignores the variables of other programs", () => {
    expect(parseEnv({ ...least, PATH: "/usr/bin", HOME: undefined })).toEqual(parseEnv(least));
  });
});

describe("parseEnv", () => {
  it("reads numbers, addresses and lists", () => {
    const env = parseEnv({
      ...least,
      PORT: "8080",
      PUBLIC_URL: "https://tenon.example.com",
      TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.1 ,2001:db8::/32,",
      RATE_LIMIT_SCALE: "0.5",
      WEB_ROOT: "/srv/web",
    });
    expect(env).toMatchObject({
      PORT: 8080,
      PUBLIC_URL: new URL("https://tenon.example.com"),
      TRUSTED_PROXIES: ["10.0.0.0/8", "192.0.2.1", "2001:db8::/32"],
      RATE_LIMIT_SCALE: 0.5,
      WEB_ROOT: "/srv/web",
    });
  });

  it("takes a number of workers, or one for each core", () => {
    expect(parseEnv({ ...least, WORKERS: "4" }).WORKERS).toBe(4);
    expect(parseEnv({ ...least, WORKERS: "auto" }).WORKERS).toBe(availableParallelism());
    for (const WORKERS of ["0", "129", "-1", "1.5", "all"]) {
      expect(problemsOf({ WORKERS })).toEqual([
        "WORKERS: must be auto, or a whole number from 1 to 128",
      ]);
    }
  });

  it("keeps metrics away from the port that is for everybody", () => {
    const problem = "METRICS_PORT: must not be PORT, which is for everybody";
    expect(problemsOf({ PORT: "8080", METRICS_PORT: "8080" })).toEqual([problem]);
    expect(problemsOf({ METRICS_PORT: "3000" })).toEqual([problem]);
    expect(parseEnv({ ...least, METRICS_PORT: "9464" }).METRICS_PORT).toBe(9464);
  });

  it("takes the address people open from the port, when it is not said", () => {
    expect(parseEnv({ ...least, PORT: "4000" }).PUBLIC_URL.href).toBe("http://localhost:4000/");
  });

  it("names every problem at once and prints no value (H1)", () => {
    const values = {
      NODE_ENV: "prod-canary",
      PORT: "canary-1",
      METRICS_PORT: "77777",
      PUBLIC_URL: "ftp://canary",
      DATABASE_URL: "mysql://canary:canary@canary/canary",
      DATABASE_POOL_SIZE: "-777",
      REDIS_URL: "http://:canary@canary:777",
      SECRET_KEY: "short-canary",
      ACCESS_TOKEN_SECONDS: "777777",
      SESSION_DAYS: "7.77",
      SMTP_URL: "smtp://canary:canary@canary/777",
      MAIL_FROM: "canary",
      TRUSTED_PROXIES: "canary.internal",
      TRUSTED_ISSUERS: `[{"issuer":"canary","secret":"canary"}]`,
      RATE_LIMIT_SCALE: "canary",
      LOG_LEVEL: "canary",
      DRAIN_DELAY_MS: "777777",
    };
    const problems = problemsOf(values);
    for (const name of Object.keys(values)) {
      expect(problems.filter((problem) => problem.startsWith(`${name}: `))).not.toEqual([]);
    }
    expect(problems.join("\n")).not.toMatch(/canary|777|mysql|ftp/);
  });

  it("lists its problems under one heading", () => {
    expect(() => parseEnv({ SECRET_KEY: least.SECRET_KEY })).toThrow(
      "The environment is not usable:\n  - DATABASE_URL: is required: postgresql://user:password@host:5432/database",
    );
  });

  it.each([
    ["nothing", undefined],
    ["an empty value", ""],
    ["5 characters", "x1y2z"],
    ["31 characters", "q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pC"],
    ["a sample", "change-me-change-me-change-me-1234"],
    ["a sample in capitals", "MY_VERY_LONG_SECRET_KEY_1234567890"],
    ["one letter many times", "a".repeat(40)],
  ])("refuses %s as the secret key (A13, H1)", (_name, SECRET_KEY) => {
    const problems = problemsOf({ SECRET_KEY });
    expect(problems).not.toEqual([]);
    expect(problems.every((problem) => problem.startsWith("SECRET_KEY: "))).toBe(true);
  });

  it.each([
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "db.internal"],
    ["DATABASE_URL", "https://db.internal"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "https://redis.internal"],
    ["REDIS_URL", "redis://"],
    ["REDIS_URL", "redis://redis.internal/sessions"],
    ["REDIS_URL", "redis://redis.internal/0?tls=off"],
    ["REDIS_URL", "redis://tenon:a%zz@redis.internal"],
    ["PUBLIC_URL", "tenon.example.com"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["NODE_ENV", "staging"],
    ["PORT", "0x10"],
    ["PORT", "65536"],
    ["PORT", " 80"],
    ["PORT", "1e3"],
    ["DATABASE_POOL_SIZE", "0"],
    ["DATABASE_CONNECTION_TIMEOUT_MS", "99"],
    ["DATABASE_STATEMENT_TIMEOUT_MS", "600001"],
    ["DATABASE_LOCK_TIMEOUT_MS", "1.5"],
    ["DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS", "ten"],
    ["ACCESS_TOKEN_SECONDS", "29"],
    ["ACCESS_TOKEN_SECONDS", "3601"],
    ["SESSION_DAYS", "401"],
    ["SESSION_IDLE_DAYS", "0"],
    ["MAIL_FROM", "Tenon"],
    ["TRUSTED_PROXIES", "*"],
    ["TRUSTED_PROXIES", "10.0.0.1,proxy.internal"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "2001:db8::/129"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["RATE_LIMIT_SCALE", "0"],
    ["RATE_LIMIT_SCALE", "many"],
    ["LOG_LEVEL", "verbose"],
    ["LOG_FORMAT", "xml"],
    ["DRAIN_TIMEOUT_MS", "0"],
  ])("refuses %s=%s", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
  });

  it.each(["10.0.0.0/8", "0.0.0.0/0", "192.0.2.7/32", "::1", "2001:db8::/128"])(
    "trusts %s as a proxy",
    (proxy) => {
      expect(parseEnv({ ...least, TRUSTED_PROXIES: proxy }).TRUSTED_PROXIES).toEqual([proxy]);
    },
  );

  it.each([
    "redis://localhost",
    "redis://:p%2Fw@[::1]:6380/3",
    "rediss://tenon:secret@redis.internal/",
  ])("takes %s as Redis", (REDIS_URL) => {
    expect(parseEnv({ ...least, REDIS_URL }).REDIS_URL).toBe(REDIS_URL);
  });

  it("speaks TLS with a Redis whose address begins with REDISS", () => {
    const REDIS_URL = "REDISS://:p%2Fw@Redis.internal:6380/3";
    expect(parseEnv({ ...least, REDIS_URL }).REDIS_URL).toBe(
      "rediss://:p%2Fw@Redis.internal:6380/3",
    );
  });

  it("trusts no issuer of its own name", () => {
    const issuer = {
      issuer: "https://tenon.example.com",
      audience: "tenon",
      secret: least.SECRET_KEY,
      accounts: "link",
    };
    const TRUSTED_ISSUERS = JSON.stringify([issuer]);
    expect(problemsOf({ TRUSTED_ISSUERS })).toEqual([]);
    expect(problemsOf({ TRUSTED_ISSUERS, PUBLIC_URL: "https://tenon.example.com/" })).toEqual([
      "TRUSTED_ISSUERS: must not name this server itself",
    ]);
  });
});

describe("an environment for mail", () => {
  const SMTP_URL = "smtp://ada:hunter2@mail.example.com:587";
  const MAIL_FROM = "Tenon <no-reply@example.com>";

  it("names a server and a sender", () => {
    expect(parseEnv({ ...least, NODE_ENV: "production", SMTP_URL, MAIL_FROM })).toMatchObject({
      SMTP_URL: { host: "mail.example.com", port: 587, tls: "required" },
      MAIL_FROM: { name: "Tenon", address: "no-reply@example.com" },
    });
  });

  it("needs a server in production, and nowhere else", () => {
    const problem = "SMTP_URL: is required in production: smtp://user:password@host:587";
    expect(problemsOf({ NODE_ENV: "production" })).toEqual([problem]);
    expect(problemsOf({ NODE_ENV: "production", SMTP_URL: "", MAIL_FROM })).toEqual([problem]);
    expect(problemsOf({ NODE_ENV: "development" })).toEqual([]);
  });

  it("needs a sender with a server, and says so beside every other problem", () => {
    const problem = "MAIL_FROM: is required with SMTP_URL: Tenon <no-reply@example.com>";
    expect(problemsOf({ SMTP_URL })).toEqual([problem]);
    expect(problemsOf({ SMTP_URL, PORT: "x" })).toEqual([expect.stringMatching(/^PORT/), problem]);
  });

  it("tells how to write a password with signs in it, and prints none (H1)", () => {
    const problems = problemsOf({ SMTP_URL: "smtp://ada:hunter2/x@mail.example.com", MAIL_FROM });
    expect(problems).toEqual([expect.stringMatching(/^SMTP_URL: must be .* percent-encoded/)]);
    expect(problems.join("")).not.toContain("hunter2");
  });
});
