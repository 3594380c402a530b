import { initTRPC } from "@trpc/server";
import type { Actor } from "#actor.ts";
import { isConnectionLoss } from "#platform/db/classify-error.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { Access } from "./access.ts";
import type { Context } from "./context.ts";
import { signInHere } from "./credential.ts";
import { asDeclared } from "./declared-refusals.ts";
import { reasonOf } from "./error-reason.ts";
import { formatError } from "./format-error.ts";
import type { RestRoute } from "./rest-route.ts";
import { transformer } from "./transformer.ts";

const t = initTRPC
  .context<Context>()
  .meta<{ access?: Access; rest?: RestRoute }>()
  .create({
    transformer,
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ error, path, ctx }) =>
      formatError({ error, path, requestId: ctx?.requestId }),
  });

export const router = t.router;

/** A read whose connection broke is made once more: it changes nothing, so nothing can happen twice. */
const base = t.procedure.use(async ({ ctx, path, type, meta, next }) => {
  ctx.observeCall.begins(path);
  const start = performance.now();
  const first = await next();
  const isBrokenRead = type === "query" && !first.ok && isConnectionLoss(first.error.cause);
  const last = isBrokenRead ? await next() : first;
  const result = last.ok
    ? last
    : { ...last, error: asDeclared(last.error, { path, type, access: meta?.access }) };
  ctx.observeCall.ends({
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

/** Whoever shows a credential that still holds may call it; an API key needs the scope of the procedure. */
export const userProcedure = base
  .meta({ access: "user" })
  .use(async ({ ctx, path, type, next }) => {
    const actor = await limited(ctx, ctx.credential.authenticate);
    assertInScope(actor, { path, type });
    return next({ ctx: { actor } });
  });

/** Only a person who signed in here may call it: it is about passwords, keys or sessions. */
export const sessionProcedure = base.meta({ access: "session" }).use(async ({ ctx, next }) => {
  const { via, ...actor } = await limited(ctx, ctx.credential.authenticate);
  if (via.kind !== "session") throw new AppError({ code: "FORBIDDEN" }, { message: signInHere });
  return next({ ctx: { actor: { ...actor, via } } });
});

/** Only an administrator who signed in here may call it. */
export const adminSessionProcedure = sessionProcedure
  .meta({ access: "admin-session" })
  .use(async ({ ctx, next }) => {
    if (ctx.actor.role !== "admin") throw new AppError({ code: "FORBIDDEN" });
    return next();
  });

/** Administrators may call it, with any credential. */
export const adminProcedure = base
  .meta({ access: "admin" })
  .use(async ({ ctx, path, type, next }) => {
    const actor = await limited(ctx, ctx.credential.authenticate);
    assertInScope(actor, { path, type });
    if (actor.role !== "admin") throw new AppError({ code: "FORBIDDEN" });
    return next({ ctx: { actor } });
  });

/** Whoever was signed in may call it, even if the session has ended meanwhile: so signing out twice is no error. */
export const signedProcedure = base.meta({ access: "session" }).use(async ({ ctx, next }) => {
  const claim = await limited(ctx, ctx.credential.claim);
  return next({ ctx: { claim } });
});

/** Counts the call against whom its credential names, or against its address: who guesses is counted as well. */
async function limited<Holder extends { userId: string }>(
  { credential, caller, limitCalls }: Context,
  find: () => Promise<Holder>,
): Promise<Holder> {
  const holder = await find().catch(async (error: unknown) => {
    if (error instanceof AppError) await limitCalls(credential.actor()?.userId ?? caller.address);
    throw error;
  });
  await limitCalls(holder.userId);
  return holder;
}

/** A key's scope names a router and whether it may change things there. */
function assertInScope({ via }: Actor, { path, type }: { path: string; type: string }): void {
  if (via.kind !== "api-key") return;
  const needed = `${path.split(".", 1)[0]}:${type === "mutation" ? "write" : "read"}`;
  if (via.scopes.some((scope) => scope === needed)) return;
  throw new AppError({ code: "FORBIDDEN" }, { message: `This API key lacks the scope ${needed}.` });
}
