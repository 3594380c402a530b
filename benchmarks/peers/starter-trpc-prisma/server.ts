import { serve } from "@hono/node-server";
import { trpcServer } from "@hono/trpc-server";
import { PrismaPg } from "@prisma/adapter-pg";
import { Hono } from "hono";
import { createLocalJWKSet } from "jose";
import { PrismaClient } from "@tenon/db/client";
import { readPeerEnv } from "#peer-env.ts";
import { createContextFactory } from "./context.ts";
import { appRouter } from "./router.ts";

// What a starter template gives: tRPC, Prisma, superjson and Zod, each as its own guide sets it up.

const { databaseUrl, issuer, jwks, port } = readPeerEnv();
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
const createContext = createContextFactory({ prisma, keys: createLocalJWKSet(jwks), issuer });

const app = new Hono();
app.use(
  "/trpc/*",
  trpcServer({ router: appRouter, createContext: ({ req }) => createContext(req) }),
);

serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
