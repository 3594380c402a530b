import type { Noun } from "./nouns.ts";

/** The files that bring the nouns together, by their path in the repository; `refusals` is the product's own table. */
export function routerSources(nouns: Noun[], refusals: string): [path: string, text: string][] {
  return [
    ["apps/api/src/features/auth/auth.router.ts", signInRouter],
    ["apps/api/src/features/events/events.router.ts", streamRouter],
    ["apps/api/src/router.ts", routerOf(nouns)],
    ["packages/schemas/src/refusals.ts", refusalsOf(nouns, refusals)],
  ];
}

const signInRouter = `import { AuthGrant, LoginInput, RefreshInput } from "@tenon/schemas/auth";
import { publicProcedure, router } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";

type AuthService = {
  login(input: LoginInput): Promise<AuthGrant>;
  refresh(input: RefreshInput): Promise<AuthGrant>;
};

export function createAuthRouter(auth: AuthService) {
  return router({
    login: publicProcedure
      .meta(route("POST /auth/login"))
      .input(LoginInput)
      .output(AuthGrant)
      .mutation(({ input }) => auth.login(input)),
    refresh: publicProcedure
      .meta(route("POST /auth/refresh"))
      .input(RefreshInput)
      .output(AuthGrant)
      .mutation(({ input }) => auth.refresh(input)),
  });
}
`;

const streamRouter = `import { z } from "zod";
import { router, userProcedure } from "#trpc/procedures.ts";
import { streamOf } from "#trpc/stream-of.ts";

const Message = z.object({ type: z.literal("stream.caught-up") });
type Message = z.infer<typeof Message>;

type EventService = {
  stream(lastEventId: string | undefined): Promise<AsyncGenerator<{ id: string; data: Message }, void, undefined>>;
};

export function createEventsRouter(events: EventService) {
  return router({
    stream: userProcedure
      .input(z.strictObject({ lastEventId: z.string().optional() }).prefault({}))
      .output(streamOf(Message))
      .subscription(({ input }) => events.stream(input.lastEventId)),
  });
}
`;

function routerOf(nouns: Noun[]): string {
  const imports = nouns.map(
    ({ many, Many }) => `import type { create${Many}Feature } from "#features/${many}/index.ts";\n`,
  );
  const routers = nouns.map(
    ({ many, Many }) => `  ${many}: ReturnType<typeof create${Many}Feature>["router"];\n`,
  );
  return `import type { createAuthRouter } from "#features/auth/auth.router.ts";
import type { createEventsRouter } from "#features/events/events.router.ts";
${imports.join("")}import { router } from "#trpc/procedures.ts";

type Routers = {
  auth: ReturnType<typeof createAuthRouter>;
  events: ReturnType<typeof createEventsRouter>;
${routers.join("")}};

export function createRouter(routers: Routers) {
  return router(routers);
}

export type AppRouter = ReturnType<typeof createRouter>;
`;
}

/** The product's file with other entries: the types beside them are what callers pay for. */
function refusalsOf(nouns: Noun[], written: string): string {
  const entries = nouns.map(({ many, procedures }) => {
    const codes = procedures.map(({ name, refusals }) => [name, refusals] as const);
    return `  ${many}: ${JSON.stringify(Object.fromEntries(codes))},\n`;
  });
  const table = /(?<=export const refusals = \{\n).*?(?=\} as const satisfies)/s;
  if (!table.test(written)) throw new Error("The table of refusals is not written as it was.");
  return written.replace(
    table,
    `  auth: { login: [], refresh: [] },\n  events: { stream: [] },\n${entries.join("")}`,
  );
}
