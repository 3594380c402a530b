import { databaseOf } from "./database-url.ts";

export type ConnectionFailure = {
  kind: "credentials" | "unreachable" | "missing" | "other";
  /** One sentence for people, without the password. */
  message: string;
};

const CREDENTIALS = new Set(["28P01", "28000"]);
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ENOENT",
  "EAI_AGAIN",
  "ETIMEDOUT",
]);

/** Says why a connection to `url` could not be opened. */
export function explainConnectionFailure(error: unknown, url: string): ConnectionFailure {
  const { hostname, port, username } = new URL(url);
  const server = `${hostname || "localhost"}:${port || "5432"}`;
  const code = codeOf(error);

  if (CREDENTIALS.has(code)) {
    return {
      kind: "credentials",
      message: `${server} refused the user name or password of "${username}".`,
    };
  }
  if (code === "3D000") {
    return {
      kind: "missing",
      message: `The server at ${server} has no database named "${databaseOf(url)}".`,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (UNREACHABLE.has(code) || /timeout|terminated unexpectedly/i.test(reason)) {
    return {
      kind: "unreachable",
      message: `No database server answers at ${server} (${code || "timeout"}).`,
    };
  }
  return {
    kind: "other",
    message: `The database server at ${server} refused the connection: ${reason}.`,
  };
}

/** A name with several addresses fails with one error for all of them. */
function codeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && "code" in first ? first.code : undefined;
  return typeof code === "string" ? code : "";
}
