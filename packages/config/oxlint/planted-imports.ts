import type { Planted } from "./planted-tree.ts";

const feature = "apps/api/src/features/tasks";

/** One import per layer and fence that the arrows do not draw. */
export const plantedImports: Planted[] = [
  {
    file: `${feature}/clock.policy.ts`,
    code: `export { readFile } from "node:fs/promises";`,
    says: "A policy is pure",
  },
  {
    file: `${feature}/eager.router.ts`,
    code: `export { createTaskService } from "./tasks.service.ts";`,
    says: "A router is a table of contents",
  },
  {
    file: `${feature}/deep.router.ts`,
    code: `export type { TaskRepository } from "./tasks.repository.ts";`,
    says: "A router is a table of contents",
  },
  {
    file: `${feature}/eager.service.ts`,
    code: `export { createTaskRepository } from "./tasks.repository.ts";`,
    says: "A service knows no transport and no database",
  },
  {
    file: `${feature}/transport.service.ts`,
    code: `export type { Context } from "#trpc/context.ts";`,
    says: "A service knows no transport and no database",
  },
  {
    file: `${feature}/driver.service.ts`,
    code: `export { createArgon2Passwords } from "#platform/passwords/argon2-passwords.ts";`,
    says: "A service knows no transport and no database",
  },
  {
    file: `${feature}/eager.jobs.ts`,
    code: `export { createTaskRepository } from "./tasks.repository.ts";`,
    says: "A feature's jobs say what runs later",
  },
  {
    file: `${feature}/telling.events.ts`,
    code: `export { appendEvents } from "#platform/db/append-events.sql.ts";`,
    says: "A feature's events say what it tells and whom",
  },
  {
    file: `${feature}/ruling.repository.ts`,
    code: `export { mayRead } from "./tasks.policy.ts";`,
    says: "A repository only reads and writes",
  },
  {
    file: `${feature}/saving.csv.ts`,
    code: `export { createTaskRepository } from "./tasks.repository.ts";`,
    says: "A feature's table says what its columns are",
  },
  {
    file: `${feature}/index.ts`,
    code: `export { createSealedBox } from "#platform/tokens/sealed-box.ts";`,
    says: "A feature's index wires its own files",
  },
  {
    file: `${feature}/task-limits.ts`,
    code: `export { router } from "#trpc/procedures.ts";`,
    says: "This file may know its feature and the platform only by type",
  },
  {
    file: "apps/api/src/platform/jobs/actor-jobs.ts",
    code: `export type { Actor } from "#actor.ts";`,
    says: "The platform knows no feature, procedure or request",
  },
  {
    file: "apps/api/src/trpc/http-context.ts",
    code: `export type { HttpBindings } from "#http/bindings.ts";`,
    says: "Procedures know actors and errors",
  },
  {
    file: "apps/api/src/contract/asking.ts",
    code: `export type { HttpBindings } from "#http/bindings.ts";`,
    says: "The contract is read off the procedures and schemas",
  },
  {
    file: "apps/api/src/http/wired.ts",
    code: `export { createContainer } from "#container.ts";`,
    says: "The edge hands requests on",
  },
  {
    file: "apps/api/src/router.ts",
    code: `export type { Logger } from "#platform/logging/logger.ts";`,
    says: "The router merges the features' routers",
  },
  {
    file: "apps/api/src/container.ts",
    code: `export { createApp } from "./app.ts";`,
    says: "The container constructs features and platform",
  },
  {
    file: "apps/api/src/main.ts",
    code: `export { createCaller } from "#trpc/procedures.ts";`,
    says: "The process is assembled from the container and the edge",
  },
  {
    file: "packages/schemas/src/notes.ts",
    code: `export { v7 } from "uuid";`,
    says: "The vocabulary depends on zod and nothing else",
  },
  {
    file: "packages/client/src/create-client.ts",
    code: `export { appRouter } from "@tenon/api/router";`,
    says: "The client carries nothing of the server",
  },
  {
    file: "packages/db/src/app-types.ts",
    code: `export type { AppRouter } from "@tenon/api/router";`,
    says: "A package stands on its own",
  },
  {
    file: "apps/web/src/api-types.ts",
    code: `export type { AppRouter } from "@tenon/api/router";`,
    says: "The web app speaks through @tenon/client",
  },
  {
    file: "apps/web/src/ui/knowing.ts",
    code: `export { trpc } from "#api/client.ts";`,
    says: "ui/ draws what it is given",
  },
  {
    file: "apps/web/src/api/drawing.ts",
    code: `export { Icon } from "#ui/icon.tsx";`,
    says: "api/ speaks to the server",
  },
  {
    file: "apps/web/src/features/tasks/reaching.ts",
    code: `export { SessionList } from "#features/sessions/session-list.tsx";`,
    says: "A feature of the web app uses api/ and ui/",
  },
  {
    file: `${feature}/sharing.service.ts`,
    code: `export { createUserService } from "#features/users/index.ts";`,
    says: "Features share types, not values",
  },
  {
    file: `${feature}/prying.service.ts`,
    code: `export type { UserRepository } from "#features/users/users.repository.ts";`,
    says: "A feature is known to others only by the types its index names",
  },
  {
    file: "apps/api/src/platform/events/feature-events.ts",
    code: `export type { TaskService } from "#features/tasks/tasks.service.ts";`,
    says: "A feature is known to others only by the types its index names",
  },
  {
    file: `${feature}/direct.service.ts`,
    code: `export type { PrismaClient } from "@tenon/db/client";`,
    says: "Only repositories speak to @tenon/db",
  },
  {
    file: `${feature}/driver.repository.ts`,
    code: `export { Pool } from "pg";`,
    says: "Only @tenon/db knows the database driver",
  },
  {
    file: "apps/api/src/http/second-trpc.ts",
    code: `export { initTRPC } from "@trpc/server";`,
    says: "There is one initTRPC, in trpc/",
  },
  {
    file: "apps/api/src/http/whole-trpc.ts",
    code: `import * as trpc from "@trpc/server";\nexport const all: unknown = trpc;`,
    says: "There is one initTRPC, in trpc/",
  },
  {
    file: "apps/web/src/words/drawing.ts",
    code: `export { Page } from "#ui/page.tsx";`,
    says: "words/ knows the languages",
  },
  {
    file: `${feature}/coded.service.ts`,
    code: `export { TRPCError } from "@trpc/server";`,
    says: "Only trpc/ and http/ know tRPC",
  },
  {
    file: `${feature}/answering.service.ts`,
    code: `export { HTTPException } from "hono/http-exception";`,
    says: "Only the edge speaks HTTP",
  },
  {
    file: "apps/api/src/http/token.ts",
    code: `export { jwtVerify } from "jose";`,
    says: "This library stays behind a port in platform/",
  },
  {
    file: "apps/api/src/http/counting.ts",
    code: `export { Redis } from "ioredis";`,
    says: "This library stays behind a port in platform/",
  },
  {
    file: `${feature}/guessed.repository.ts`,
    code: `export { dictionary } from "@zxcvbn-ts/language-common";`,
    says: "This library stays behind a port in platform/",
  },
  {
    file: `${feature}/parsing.csv.ts`,
    code: `export { parse } from "csv-parse";`,
    says: "This library stays behind a port in platform/",
  },
  {
    file: "apps/api/src/http/lazy-token.ts",
    code: `export async function load(): Promise<unknown> {\n  return import("jose");\n}`,
    says: "This library stays behind a port in platform/",
  },
  {
    file: "apps/api/src/http/environment.ts",
    code: `export { env } from "node:process";`,
    says: "`process` is a global",
  },
  {
    file: "apps/api/src/http/upward.ts",
    code: `export { actor } from "../actor.ts";`,
    says: "Write `./` for the same folder",
  },
].map((planted) => ({ rule: "tenon(arrows)", ...planted }));
