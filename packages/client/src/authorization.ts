import { type Operation, type OperationContext, retryLink, type TRPCLink } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import type { CallersFailures } from "./callers-failures.ts";
import { isTenonError } from "./tenon-error.ts";
import type { TokenSource } from "./token-source.ts";

export type Authorization = {
  /** The headers of the request that carries these calls. */
  headers(calls: readonly Operation[]): Promise<Record<string, string>>;
  /** Makes a call again, once, when its access token was refused and another can be had: it had no effect. */
  retryRefused: TRPCLink<AppRouter>;
};

export function createAuthorization(tokens: TokenSource, failures: CallersFailures): Authorization {
  const sent = new WeakMap<OperationContext, string>();

  return {
    async headers(calls) {
      const token = await failures.watch(() => tokens.current());
      if (token === null) return {};
      for (const { context } of calls) sent.set(context, token);
      return { authorization: `Bearer ${token}` };
    },
    retryRefused: retryLink({
      retry({ op, error, attempts }) {
        if (attempts > 1 || !isTenonError(error, "UNAUTHENTICATED")) return false;
        const token = sent.get(op.context);
        return token !== undefined && tokens.discard(token);
      },
    }),
  };
}
