/**
 * What a database error means for the call that met it.
 * `retry`: rolled back by Postgres, the same transaction may work now. `connection`: the outcome is unknown.
 * `unavailable`: not even begun, or cut off by a time limit.
 */
export type DatabaseErrorKind =
  | "unique"
  | "foreign-key"
  | "check"
  | "missing"
  | "invalid"
  | "retry"
  | "connection"
  | "unavailable";

/** Classifies what Prisma, its adapter or node-postgres threw; null when it is no known database error. */
export function classifyDatabaseError(error: unknown): DatabaseErrorKind | null {
  const layers = [...unwrap(error)];
  for (const layer of layers) {
    const kind = bySqlState(text(layer, "originalCode") ?? text(layer, "code"));
    if (kind) return kind;
  }
  for (const layer of layers) {
    const kind =
      byName(text(layer, "code")) ??
      byName(text(layer, "kind")) ??
      byMessage(text(layer, "message"));
    if (kind) return kind;
  }
  return null;
}

const sqlStateKinds: Record<string, DatabaseErrorKind> = {
  "23505": "unique",
  "23503": "foreign-key",
  "23514": "check",
  "40001": "retry",
  "40P01": "retry",
  "55P03": "retry",
  "57014": "unavailable",
  "57P01": "connection",
  "57P02": "connection",
  "57P03": "unavailable",
  "25006": "unavailable",
  "25P03": "connection",
};

const sqlClassKinds: Record<string, DatabaseErrorKind> = {
  "08": "connection",
  "22": "invalid",
  "53": "unavailable",
};

/** Codes of Prisma, kinds of its adapter, and codes of the operating system. */
const namedKinds: Record<string, DatabaseErrorKind> = {
  P1001: "unavailable",
  P1002: "unavailable",
  P1008: "unavailable",
  P1017: "connection",
  P2002: "unique",
  P2003: "foreign-key",
  P2007: "invalid",
  P2020: "invalid",
  P2024: "unavailable",
  P2025: "missing",
  P2028: "unavailable",
  P2034: "retry",
  P2037: "unavailable",
  DatabaseNotReachable: "unavailable",
  ConnectionClosed: "connection",
  SocketTimeout: "connection",
  ECONNREFUSED: "unavailable",
  EHOSTUNREACH: "unavailable",
  ENETUNREACH: "unavailable",
  ENOTFOUND: "unavailable",
  EAI_AGAIN: "unavailable",
  ETIMEDOUT: "connection",
  ECONNRESET: "connection",
  EPIPE: "connection",
};

const messageKinds: readonly (readonly [string, DatabaseErrorKind])[] = [
  ["timeout exceeded when trying to connect", "unavailable"],
  ["Connection terminated due to connection timeout", "unavailable"],
  ["Client has encountered a connection error and is not queryable", "connection"],
  ["Connection terminated", "connection"],
  ["Can't reach database server", "unavailable"],
  ["The database server fell silent", "unavailable"],
  ["connect ENOENT", "unavailable"],
];

function bySqlState(code: string | undefined): DatabaseErrorKind | undefined {
  if (!code || !/^[0-9A-Z]{5}$/.test(code) || byName(code)) return undefined;
  return sqlStateKinds[code] ?? sqlClassKinds[code.slice(0, 2)];
}

function byName(name: string | undefined): DatabaseErrorKind | undefined {
  return name !== undefined && Object.hasOwn(namedKinds, name) ? namedKinds[name] : undefined;
}

function byMessage(message: string | undefined): DatabaseErrorKind | undefined {
  return messageKinds.find(([part]) => message?.includes(part))?.[1];
}

function* unwrap(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== "object" || error === null || depth > 5) return;
  yield error;
  yield* unwrap(Reflect.get(error, "cause"), depth + 1);
  const meta: unknown = Reflect.get(error, "meta");
  if (typeof meta === "object" && meta !== null) {
    yield* unwrap(Reflect.get(meta, "driverAdapterError"), depth + 1);
  }
}

function text(layer: object, key: string): string | undefined {
  const value: unknown = Reflect.get(layer, key);
  return typeof value === "string" ? value : undefined;
}

/** Whether the connection broke, so that nobody knows what became of the statement. */
export function isConnectionLoss(error: unknown): boolean {
  return classifyDatabaseError(error) === "connection";
}
