import { jwtVerify, type JWTVerifyGetKey } from "jose";
import type { PrismaClient } from "@tenon/db/client";

export type Context = { prisma: PrismaClient; userId: string | null };

type Options = { prisma: PrismaClient; keys: JWTVerifyGetKey; issuer: string };

export function createContextFactory({ prisma, keys, issuer }: Options) {
  return async (request: Request): Promise<Context> => {
    const token = request.headers.get("authorization")?.replace(/^Bearer /, "");
    if (!token) return { prisma, userId: null };
    const verified = await jwtVerify(token, keys, { issuer, audience: issuer }).catch(() => null);
    return { prisma, userId: verified?.payload.sub ?? null };
  };
}
