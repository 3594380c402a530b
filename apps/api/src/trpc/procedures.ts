import { initTRPC } from "@trpc/server";
import { isConnectionLoss } from "#platform/db/classify-error.ts";
import type { Access } from "./access.ts";
import type { Context } from "./context.ts";
import { reasonOf } from "./error-reason.ts";
import { formatError } from "./format-error.ts";
import { transformer } from "./transformer.ts";

const t = initTRPC
  .context<Context>()
  .meta<{ access: Access }>()
  .create({
    transformer,
    isDev: false,
    errorFormatter: ({ error, path, ctx }) =>
      formatError({ error, path, requestId: ctx?.requestId }),
  });

export const router = t.router;

/** A read whose connection broke is made once more: it changes nothing, so nothing can happen twice. */
const base = t.procedure.use(async ({ ctx, path, type, next }) => {
  const start = performance.now();
  const first = await next();
  const isBrokenRead = type === "query" && !first.ok && isConnectionLoss(first.error.cause);
  const result = isBrokenRead ? await next() : first;
  ctx.observeCall({
    path,
    type,
    requestId: ctx.requestId,
    userId: ctx.credential.actor()?.userId,
    milliseconds: performance.now() - start,
    failure: result.ok ? null : { reason: reasonOf(result.error), error: result.error },
  });
  return result;
});

/** Anyone may call it. */
export const publicProcedure = base.meta({ access: "public" }).use(async ({ ctx, next }) => {
  await ctx.limitCalls(ctx.caller.address);
  return next();
});

/** Whoever is signed in may call it, with a session that still lives. */
export const userProcedure = base.meta({ access: "user" }).use(async ({ ctx, next }) => {
  const actor = await ctx.credential.authenticate();
  await ctx.limitCalls(actor.userId);
  return next({ ctx: { actor } });
});

/** Whoever was signed in may call it, even if the session has ended meanwhile: so signing out twice is no error. */
export const signedProcedure = base.meta({ access: "user" }).use(async ({ ctx, next }) => {
  const claim = await ctx.credential.claim();
  await ctx.limitCalls(claim.userId);
  return next({ ctx: { claim } });
});
