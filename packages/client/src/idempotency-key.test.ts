import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Contract } from "@tenon/api/contract/contract";
import { takesKey } from "./idempotency-key.ts";

const file = join(import.meta.dirname, "../../../contract/procedures.json");
const { procedures } = Contract.omit({ schemas: true }).parse(
  JSON.parse(readFileSync(file, "utf8")),
);

test.each(Object.entries(procedures))(
  "a key is sent with %s if the contract says that it is taken",
  (path, { kind, idempotencyKey }) => {
    expect(takesKey({ type: kind, path })).toBe(idempotencyKey !== "none");
  },
);
