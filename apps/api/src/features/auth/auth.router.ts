import {
  Accepted,
  AuthGrant,
  ChangeEmailInput,
  ChangePasswordInput,
  ConfirmationInput,
  EmailConfirmed,
  ForgotPasswordInput,
  LoginInput,
  RefreshInput,
  RegisterInput,
  ResetPasswordInput,
  SessionsEnded,
  type Transport,
} from "@tenon/schemas/auth";
import { everyTime, once } from "#trpc/once.ts";
import { publicProcedure, router, sessionProcedure, signedProcedure } from "#trpc/procedures.ts";
import type { RefreshCookie } from "#trpc/refresh-cookie.ts";
import { route } from "#trpc/rest-route.ts";
import type { AuthEmailService } from "./auth-emails.service.ts";
import type { AuthPasswordService } from "./auth-passwords.service.ts";
import type { AuthService, SignedIn } from "./auth.service.ts";

type Services = { auth: AuthService; emails: AuthEmailService; passwords: AuthPasswordService };

export function createAuthRouter({ auth, emails, passwords }: Services) {
  return router({
    register: publicProcedure
      .meta(route("POST /auth/register", 201))
      .input(RegisterInput)
      .output(AuthGrant)
      .mutation(
        everyTime(async ({ ctx, input }) => {
          prepare(input.transport, ctx.refreshCookie);
          return deliver(
            await auth.register(input, ctx.caller),
            input.transport,
            ctx.refreshCookie,
          );
        }),
      ),
    login: publicProcedure
      .meta(route("POST /auth/login"))
      .input(LoginInput)
      .output(AuthGrant)
      .mutation(
        everyTime(async ({ ctx, input }) => {
          prepare(input.transport, ctx.refreshCookie);
          const replaces = input.transport === "cookie" ? ctx.refreshCookie.read() : null;
          const signedIn = await auth.login(input, ctx.caller, replaces);
          return deliver(signedIn, input.transport, ctx.refreshCookie);
        }),
      ),
    refresh: publicProcedure
      .meta(route("POST /auth/refresh"))
      .input(RefreshInput)
      .output(AuthGrant)
      .mutation(
        everyTime(async ({ ctx, input }) => {
          const transport = input.refreshToken === undefined ? "cookie" : "body";
          prepare(transport, ctx.refreshCookie);
          const token = input.refreshToken ?? ctx.refreshCookie.read();
          return deliver(await auth.refresh(token, ctx.caller), transport, ctx.refreshCookie);
        }),
      ),
    logout: signedProcedure
      .meta(route("POST /auth/logout"))
      .output(SessionsEnded)
      .mutation(
        everyTime(async ({ ctx }) => {
          const ended = await auth.logout(ctx.claim);
          ctx.refreshCookie.clear();
          return ended;
        }),
      ),
    logoutAll: sessionProcedure
      .meta(route("POST /auth/logout-all"))
      .output(SessionsEnded)
      .mutation(
        everyTime(async ({ ctx }) => {
          const ended = await auth.logoutAll(ctx.actor, ctx.caller);
          ctx.refreshCookie.clear();
          return ended;
        }),
      ),
    requestVerification: sessionProcedure
      .meta(route("POST /auth/request-verification"))
      .output(Accepted)
      .mutation(once(({ ctx }) => emails.requestVerification(ctx.actor, ctx.caller))),
    verifyEmail: publicProcedure
      .meta(route("POST /auth/verify-email"))
      .input(ConfirmationInput)
      .output(EmailConfirmed)
      .mutation(everyTime(({ ctx, input }) => emails.verifyEmail(input, ctx.caller))),
    changeEmail: sessionProcedure
      .meta(route("POST /auth/change-email"))
      .input(ChangeEmailInput)
      .output(Accepted)
      .mutation(everyTime(({ ctx, input }) => emails.changeEmail(ctx.actor, input, ctx.caller))),
    confirmEmail: publicProcedure
      .meta(route("POST /auth/confirm-email"))
      .input(ConfirmationInput)
      .output(EmailConfirmed)
      .mutation(everyTime(({ ctx, input }) => emails.confirmEmail(input, ctx.caller))),
    forgotPassword: publicProcedure
      .meta(route("POST /auth/forgot-password"))
      .input(ForgotPasswordInput)
      .output(Accepted)
      .mutation(everyTime(({ ctx, input }) => passwords.forgotPassword(input, ctx.caller))),
    resetPassword: publicProcedure
      .meta(route("POST /auth/reset-password"))
      .input(ResetPasswordInput)
      .output(SessionsEnded)
      .mutation(everyTime(({ ctx, input }) => passwords.resetPassword(input, ctx.caller))),
    changePassword: sessionProcedure
      .meta(route("POST /auth/change-password"))
      .input(ChangePasswordInput)
      .output(SessionsEnded)
      .mutation(
        everyTime(({ ctx, input }) => passwords.changePassword(ctx.actor, input, ctx.caller)),
      ),
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
