import { expect, it } from "vitest";
import { explainConnectionFailure } from "./connection-failure.ts";

const url = "postgresql://ann:secret@db.example.com:6432/shop";

it.each([
  [
    failure("28P01"),
    "credentials",
    'db.example.com:6432 refused the user name or password of "ann".',
  ],
  [
    failure("28000"),
    "credentials",
    'db.example.com:6432 refused the user name or password of "ann".',
  ],
  [failure("3D000"), "missing", 'The server at db.example.com:6432 has no database named "shop".'],
  [
    failure("ENOTFOUND"),
    "unreachable",
    "No database server answers at db.example.com:6432 (ENOTFOUND).",
  ],
  [
    new AggregateError([failure("ECONNREFUSED"), failure("ECONNREFUSED")], "both"),
    "unreachable",
    "No database server answers at db.example.com:6432 (ECONNREFUSED).",
  ],
  [
    new Error("timeout expired"),
    "unreachable",
    "No database server answers at db.example.com:6432 (timeout).",
  ],
  [
    new Error("The server does not support SSL connections"),
    "other",
    "The database server at db.example.com:6432 refused the connection: The server does not support SSL connections.",
  ],
  ["odd", "other", "The database server at db.example.com:6432 refused the connection: odd."],
])("explains %o", (error, kind, message) => {
  expect(explainConnectionFailure(error, url)).toEqual({ kind, message });
});

it("names what Postgres takes when the URL does not say", () => {
  const { message } = explainConnectionFailure(failure("ECONNREFUSED"), "postgresql:///shop");
  expect(message).toBe("No database server answers at localhost:5432 (ECONNREFUSED).");
});

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
