import { TRPCError } from "@trpc/server";
import type { ErrorCode } from "@tenon/schemas/errors";
import { anyCall, anyMutation, anySignedCall, refusals } from "@tenon/schemas/refusals";
import type { Access } from "./access.ts";
import { reasonOf } from "./error-reason.ts";
import { UndeclaredRefusal } from "./undeclared-refusal.ts";

/** A procedure, as far as that tells what it may refuse a call with. */
export type Procedure = {
  path: string;
  type: "query" | "mutation" | "subscription";
  access: Access | undefined;
};

/** The codes that a procedure may answer: its own, and those of any call of its kind. */
export function declaredRefusals({ path, type, access }: Procedure): ReadonlySet<ErrorCode> {
  return new Set([
    ...(ownRefusals.get(path) ?? []),
    ...anyCall,
    ...(access === "public" ? [] : anySignedCall),
    ...(type === "mutation" ? anyMutation : []),
  ]);
}

/** The error itself, when the procedure declares it; else a fault of ours that names it. */
export function asDeclared(error: TRPCError, procedure: Procedure): TRPCError {
  const { code } = reasonOf(error);
  if (declaredRefusals(procedure).has(code)) return error;
  const message = `${procedure.path} refused with ${code}, which it does not declare.`;
  return new TRPCError({
    code: "INTERNAL_SERVER_ERROR",
    cause: new UndeclaredRefusal(message, { cause: error }),
  });
}

const ownRefusals: ReadonlyMap<string, readonly ErrorCode[]> = new Map(
  Object.entries(refusals).flatMap(([router, procedures]) =>
    Object.entries(procedures).map(([name, codes]) => [`${router}.${name}`, codes] as const),
  ),
);
