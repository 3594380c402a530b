import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Context } from "./context.ts";

const t = initTRPC.context<Context>().create({ transformer: superjson });

const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  if (ctx.userId === null) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { userId: ctx.userId } });
});

const tasks = t.router({
  list: protectedProcedure
    .input(z.object({ limit: z.number().int().min(1).max(100).default(20) }))
    .query(({ ctx, input }) =>
      ctx.prisma.task.findMany({
        where: { ownerId: ctx.userId },
        orderBy: { createdAt: "desc" },
        take: input.limit,
      }),
    ),
  create: protectedProcedure
    .input(z.object({ title: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) =>
      ctx.prisma.task.create({ data: { id: uuidv7(), ownerId: ctx.userId, title: input.title } }),
    ),
});

export const appRouter = t.router({ tasks });
