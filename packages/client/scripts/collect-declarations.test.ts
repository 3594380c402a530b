import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Collection, collectDeclarations } from "./collect-declarations.ts";

const repository = join(import.meta.dirname, "../../..");
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test("carries the router's type and what it names, and nothing of the server", () => {
  const { files, problems } = collect({
    procedure: "t.procedure.output(Task).query(({ ctx }) => ctx.database.find())",
  });

  expect(problems).toEqual([]);
  expect([...files.keys()].toSorted()).toEqual([
    "app-router.d.ts",
    "schemas/codes.d.ts",
    "trpc/context.d.ts",
    "trpc/error-shape.d.ts",
  ]);
  expect(files.get("app-router.d.ts")).toContain(
    'import type { ErrorShape } from "./trpc/error-shape.js";',
  );
  expect(files.get("app-router.d.ts")).toContain("dueAt: Date | null;");
  expect(files.get("trpc/error-shape.d.ts")).toContain('from "../schemas/codes.js"');
  expect(files.get("trpc/context.d.ts")).toContain("export type Context = {};");
});

test("refuses the row of a procedure without an output, and names the import", () => {
  const { problems } = collect({
    procedure: "t.procedure.query(({ ctx }) => ctx.database.find())",
  });

  expect(problems).toEqual([
    expect.stringMatching(
      /^apps\/api\/declarations\/app-router\.d\.ts imports "@tenon\/db\/client"\./,
    ),
  ]);
});

test("refuses what a file of the server brings along", () => {
  const { problems } = collect({ procedure: "t.procedure.query(({ ctx }) => ctx.session())" });

  expect(problems).toEqual([
    expect.stringMatching(/^apps\/api\/src\/session\.d\.ts imports "node:net"\./),
  ]);
});

test("refuses a recursive schema that the compiler gave up", () => {
  const { problems } = collect({
    procedure: "t.procedure.output(Tree).query(() => ({ children: [] }))",
  });

  expect(problems).toEqual([
    expect.stringMatching(/^apps\/api\/declarations\/app-router\.d\.ts:\d+ holds `any`\./),
  ]);
});

/** What the real compiler, set up as for the API, makes of a small server with this procedure. */
function collect({ procedure }: { procedure: string }): Collection {
  const folder = mkdtempSync(join(tmpdir(), "tenon-declarations-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(serverWith(procedure))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const installed = join(import.meta.dirname, "../node_modules");
  for (const name of ["@trpc", "@types", "zod"]) {
    symlinkSync(join(installed, name), join(folder, "node_modules", name));
  }
  symlinkSync("../../packages/schemas", join(folder, "node_modules/@tenon/schemas"));
  execFileSync(join(repository, "node_modules/.bin/tsc"), ["-p", join(folder, "apps/api")], {
    stdio: "inherit",
  });
  return collectDeclarations(join(folder, "emitted"));
}

function serverWith(procedure: string): Record<string, string> {
  return {
    "apps/api/tsconfig.json": JSON.stringify({
      extends: join(repository, "apps/api/tsconfig.declarations.json"),
      compilerOptions: { rootDir: "../..", outDir: "../../emitted" },
      files: ["declarations/app-router.ts"],
      include: ["../../packages/schemas/src"],
    }),
    "apps/api/package.json": JSON.stringify({ type: "module", imports: { "#*": "./src/*" } }),
    "apps/api/declarations/app-router.ts": `
      import { initTRPC } from "@trpc/server";
      import type { Context } from "#trpc/context.ts";
      import { formatError } from "#trpc/error-shape.ts";
      import { Task, Tree } from "#schemas.ts";
      const t = initTRPC.context<Context>().create({ errorFormatter: formatError });
      export const schemas = [Task, Tree].length;
      const appRouter = t.router({ get: ${procedure} });
      export type AppRouter = typeof appRouter;`,
    "apps/api/src/trpc/context.ts": `
      import type { Row } from "@tenon/db/client";
      import type { Session } from "#session.ts";
      export type Context = { database: { find(): Row }; session(): Session };`,
    "apps/api/src/trpc/error-shape.ts": `
      import type { Code } from "@tenon/schemas/codes";
      export type ErrorShape = { message: string; code: -32600; data: { code: Code } };
      export function formatError(): ErrorShape { return { message: "", code: -32600, data: { code: "NO" } }; }`,
    "apps/api/src/session.ts": `
      import type { Socket } from "node:net";
      export class Session { socket: Socket | undefined; }`,
    "apps/api/src/schemas.ts": `
      import { z } from "zod";
      export const Task = z.object({ dueAt: z.date().nullable() });
      export const Tree = z.object({ get children() { return z.array(Tree); } });`,
    "packages/schemas/package.json": JSON.stringify({
      type: "module",
      exports: { "./*": "./src/*.ts" },
    }),
    "packages/schemas/src/codes.ts": `export type Code = "NO";`,
    "node_modules/@tenon/db/package.json": JSON.stringify({
      type: "module",
      exports: { "./*": "./*.ts" },
    }),
    "node_modules/@tenon/db/client.ts": `export class Row { dueAt: Date | null = null; }`,
  };
}
