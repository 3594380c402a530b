import { describe, expect, it } from "vitest";
import { classifyDatabaseError, isConnectionLoss } from "./classify-error.ts";

/** Errors in the shapes in which Prisma, its adapter and node-postgres throw them. */
function adapterError(cause: object): Error {
  const text = "kind" in cause ? String(cause.kind) : "postgres";
  return Object.assign(new Error(text, { cause }), { name: "DriverAdapterError" });
}

function knownError(code: string, cause?: object): Error {
  const meta = { modelName: "Task", ...(cause && { driverAdapterError: adapterError(cause) }) };
  const text = "\nInvalid `prisma.task.create()` invocation:\n\n\nAn operation failed.";
  return Object.assign(new Error(text), { name: "PrismaClientKnownRequestError", code, meta });
}

function postgres(originalCode: string): object {
  return {
    originalCode,
    originalMessage: "what Postgres said",
    kind: "postgres",
    code: originalCode,
    severity: "ERROR",
  };
}

function databaseError(code: string): Error {
  return Object.assign(new Error("what Postgres said"), { name: "error", code, severity: "ERROR" });
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:5432`), {
    code,
    errno: -111,
    syscall: "connect",
  });
}

describe("classifyDatabaseError", () => {
  it.each([
    [
      "unique",
      "a second row",
      knownError("P2002", {
        ...postgres("23505"),
        kind: "UniqueConstraintViolation",
        constraint: { fields: ["email"] },
      }),
    ],
    ["unique", "a second row, with the code alone", knownError("P2002")],
    [
      "foreign-key",
      "a row that is not there",
      knownError("P2003", { ...postgres("23503"), kind: "ForeignKeyConstraintViolation" }),
    ],
    ["missing", "no row to change", knownError("P2025")],
    ["check", "a check", knownError("P2039", postgres("23514"))],
    ["invalid", "NUL", knownError("P2039", postgres("22021"))],
    ["invalid", "no uuid", knownError("P2007", postgres("22P02"))],
    ["invalid", "no uuid, with the code alone", knownError("P2007")],
    ["invalid", "a number out of range", knownError("P2020", postgres("22003"))],
    ["invalid", "a number out of range, with the code alone", knownError("P2020")],
    ["invalid", "a date far in the past", knownError("P2039", postgres("22009"))],
    [
      "retry",
      "a serialization failure at a statement",
      knownError("P2034", { ...postgres("40001"), kind: "TransactionWriteConflict" }),
    ],
    [
      "retry",
      "a serialization failure at COMMIT",
      adapterError({ ...postgres("40001"), kind: "TransactionWriteConflict" }),
    ],
    [
      "retry",
      "a serialization failure in a raw query",
      knownError("P2010", { ...postgres("40001"), kind: "TransactionWriteConflict" }),
    ],
    ["retry", "a deadlock", knownError("P2034", postgres("40P01"))],
    ["retry", "a deadlock, with the code alone", knownError("P2034")],
    ["retry", "a lock timeout", knownError("P2039", postgres("55P03"))],
    ["unavailable", "a statement timeout", knownError("P2010", postgres("57014"))],
    [
      "connection",
      "a backend that was terminated, in a model call",
      knownError("P2039", postgres("57P01")),
    ],
    [
      "connection",
      "a backend that was terminated, in a raw query",
      knownError("P2010", postgres("57P01")),
    ],
    [
      "connection",
      "a connection that died in a transaction",
      new Error("Client has encountered a connection error and is not queryable"),
    ],
    ["connection", "a connection that ended", new Error("Connection terminated unexpectedly")],
    [
      "connection",
      "a connection that was closed, at COMMIT",
      adapterError({ kind: "ConnectionClosed" }),
    ],
    [
      "connection",
      "a connection that was closed, in a raw query",
      knownError("P2010", { kind: "ConnectionClosed" }),
    ],
    ["connection", "a socket that timed out, at COMMIT", adapterError({ kind: "SocketTimeout" })],
    [
      "connection",
      "a connection that was closed, in a model call",
      knownError("P1017", { kind: "ConnectionClosed" }),
    ],
    ["connection", "a crash of the server", databaseError("57P02")],
    ["connection", "an idle transaction that was cut", databaseError("25P03")],
    ["connection", "a protocol failure", databaseError("08006")],
    ["connection", "a reset", systemError("ECONNRESET")],
    ["connection", "a broken pipe", systemError("EPIPE")],
    ["connection", "silence", systemError("ETIMEDOUT")],
    ["unavailable", "no free connection", new Error("timeout exceeded when trying to connect")],
    [
      "unavailable",
      "a server that does not answer",
      new Error("Connection terminated due to connection timeout"),
    ],
    ["unavailable", "a server that fell silent", new Error("The database server fell silent.")],
    ["unavailable", "a transaction that waited or ran too long", knownError("P2028")],
    [
      "unavailable",
      "a server that is not there, in a model call",
      knownError("P1001", { kind: "DatabaseNotReachable", host: "127.0.0.1", port: 5432 }),
    ],
    [
      "unavailable",
      "a server that is not there, in a raw query",
      knownError("P2010", { kind: "DatabaseNotReachable", host: "127.0.0.1", port: 5432 }),
    ],
    [
      "unavailable",
      "a server that is not there, in words",
      new Error("Can't reach database server at 127.0.0.1:5432"),
    ],
    ["unavailable", "a refused connection", systemError("ECONNREFUSED")],
    ["unavailable", "a name that is not known", systemError("ENOTFOUND")],
    ["unavailable", "a name that can't be looked up now", systemError("EAI_AGAIN")],
    ["unavailable", "a host without a way to it", systemError("EHOSTUNREACH")],
    ["unavailable", "a socket file that is not there", systemError("ENOENT")],
    ["unavailable", "too many connections", databaseError("53300")],
    ["unavailable", "a full disk", databaseError("53100")],
    ["unavailable", "a server that starts up", databaseError("57P03")],
    ["unavailable", "a server that only reads", databaseError("25006")],
    ["unavailable", "a timeout of Prisma's own", knownError("P1008")],
  ])("calls it %s: %s", (kind, _name, error) => {
    expect(classifyDatabaseError(error)).toBe(kind);
  });

  it("looks through the errors that carry it", () => {
    const failure = knownError("P2039", postgres("23514"));
    expect(
      classifyDatabaseError(new Error("outer", { cause: new Error("inner", { cause: failure }) })),
    ).toBe("check");
  });

  it("believes Postgres before Prisma, which has one code for many things", () => {
    expect(classifyDatabaseError(knownError("P2002", postgres("40001")))).toBe("retry");
  });

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["a string", "23505"],
    ["a number", 23_505],
    ["any error", new Error("something else")],
    ["a type error", new TypeError("x is not a function")],
    [
      "an error of the file system",
      Object.assign(new Error("ENOENT: no such file or directory, open 'x'"), { code: "ENOENT" }),
    ],
    [
      "a wrong argument",
      Object.assign(new Error("Argument `where` is missing."), {
        name: "PrismaClientValidationError",
      }),
    ],
    [
      "a negative skip",
      Object.assign(new Error("skip"), { name: "PrismaClientUnknownRequestError" }),
    ],
    ["a Prisma code of another kind", knownError("P2009")],
    ["a syntax error", databaseError("42601")],
    ["a code that is a number", Object.assign(new Error("x"), { code: 23_505 })],
    [
      "a code that is a name of Object.prototype",
      Object.assign(new Error("x"), { code: "constructor" }),
    ],
  ])("says null to %s", (_name, error) => {
    expect(classifyDatabaseError(error)).toBeNull();
  });

  it("ends on an error that is its own cause", () => {
    const error = new Error("round");
    error.cause = error;
    expect(classifyDatabaseError(error)).toBeNull();
  });
});

describe("isConnectionLoss", () => {
  it("tells a broken connection from a server that was never reached", () => {
    expect(isConnectionLoss(knownError("P2039", postgres("57P01")))).toBe(true);
    expect(isConnectionLoss(knownError("P1001"))).toBe(false);
    expect(isConnectionLoss(undefined)).toBe(false);
  });
});
