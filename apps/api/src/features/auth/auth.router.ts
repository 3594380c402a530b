import {
  AuthGrant,
  LoginInput,
  RefreshInput,
  RegisterInput,
  SessionsEnded,
  type Transport,
} from "@tenon/schemas/auth";
import { publicProcedure, router, signedProcedure, userProcedure } from "#trpc/procedures.ts";
import type { RefreshCookie } from "#trpc/refresh-cookie.ts";
import type { AuthService, SignedIn } from "./auth.service.ts";

export function createAuthRouter(auth: AuthService) {
  return router({
    register: publicProcedure
      .input(RegisterInput)
      .output(AuthGrant)
      .mutation(async ({ ctx, input }) => {
        prepare(input.transport, ctx.refreshCookie);
        return deliver(await auth.register(input, ctx.caller), input.transport, ctx.refreshCookie);
      }),
    login: publicProcedure
      .input(LoginInput)
      .output(AuthGrant)
      .mutation(async ({ ctx, input }) => {
        prepare(input.transport, ctx.refreshCookie);
        const replaces = input.transport === "cookie" ? ctx.refreshCookie.read() : null;
        const signedIn = await auth.login(input, ctx.caller, replaces);
        return deliver(signedIn, input.transport, ctx.refreshCookie);
      }),
    refresh: publicProcedure
      .input(RefreshInput)
      .output(AuthGrant)
      .mutation(async ({ ctx, input }) => {
        const transport = input.refreshToken === undefined ? "cookie" : "body";
        prepare(transport, ctx.refreshCookie);
        const token = input.refreshToken ?? ctx.refreshCookie.read();
        return deliver(await auth.refresh(token, ctx.caller), transport, ctx.refreshCookie);
      }),
    logout: signedProcedure.output(SessionsEnded).mutation(async ({ ctx }) => {
      const ended = await auth.logout(ctx.claim);
      ctx.refreshCookie.clear();
      return ended;
    }),
    logoutAll: userProcedure.output(SessionsEnded).mutation(async ({ ctx }) => {
      const ended = await auth.logoutAll(ctx.actor);
      ctx.refreshCookie.clear();
      return ended;
    }),
  });
}

function prepare(transport: Transport, cookie: RefreshCookie): void {
  if (transport === "cookie") cookie.assertWritable();
}

function deliver(
  { session, ...grant }: SignedIn,
  transport: Transport,
  cookie: RefreshCookie,
): AuthGrant {
  if (transport === "body") return { ...grant, refreshToken: session.refreshToken };
  cookie.write(session.refreshToken, Math.floor((session.expiresAt.getTime() - Date.now()) / 1000));
  return grant;
}
