import { z } from "zod";
import { ErrorCode } from "@tenon/schemas/errors";
import { Access } from "#trpc/access.ts";
import { JsonSchema } from "./json-schema.ts";

/** What callers may rely on at one procedure. */
export const ProcedureContract = z.strictObject({
  kind: z.enum(["query", "mutation", "subscription"]),
  access: Access,
  /** Whether it is done once for an `Idempotency-Key`, or even refused without one. */
  idempotencyKey: z.enum(["none", "optional", "required"]),
  /** The names of schemas; no input: it takes nothing. */
  input: z.string().optional(),
  output: z.string(),
  /** All codes that it may refuse a call with, by name. */
  refusals: z.array(ErrorCode),
  /** Where it is called over REST, below `/api/v1`, and the status of its answer. */
  rest: z
    .strictObject({
      method: z.enum(["GET", "POST", "PATCH", "DELETE"]),
      path: z.string(),
      status: z.literal([200, 201, 204]),
    })
    .optional(),
});
export type ProcedureContract = z.infer<typeof ProcedureContract>;

/** What a code is to HTTP, and the name of the schema of what it says beside itself. */
export const ErrorContract = z.strictObject({ status: z.int(), data: z.string().optional() });
export type ErrorContract = z.infer<typeof ErrorContract>;

/** What callers may rely on: procedures by their paths, errors by their codes, and the schemas that they name. */
export const Contract = z.strictObject({
  version: z.int().min(1),
  procedures: z.record(z.string(), ProcedureContract),
  errors: z.record(z.string(), ErrorContract),
  schemas: z.record(z.string(), JsonSchema),
});
export type Contract = z.infer<typeof Contract>;
