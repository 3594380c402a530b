import superjson from "superjson";
import { AppError } from "#platform/errors/app-error.ts";
import { isRecord } from "./is-record.ts";
import { restoreValues } from "./restore-values.ts";
import { writePlain } from "./write-plain.ts";

/**
 * The wire format of superjson, which any client reads and writes with the library itself.
 * Answers are plain rows and dates nearly always: one walk writes those, and the library takes over for anything else.
 * Inputs may carry dates and undefined only, so no annotation can cost more than it weighs.
 */
export const transformer = {
  input: { serialize: superjson.serialize, deserialize: readInput },
  output: {
    serialize: (value: unknown) => writePlain(value) ?? superjson.serialize(value),
    deserialize: superjson.deserialize,
  },
};

function readInput(payload: unknown): unknown {
  if (!isRecord(payload) || !("json" in payload)) {
    throw new AppError(
      { code: "VALIDATION_FAILED", issues: [] },
      { message: 'Send the input as {"json": …}, the format of superjson.' },
    );
  }
  if (!isRecord(payload["meta"])) return payload["json"];
  return restoreValues(payload["json"], payload["meta"]["values"]);
}
