import { expect, test } from "vitest";
import { findLostTypes, findModuleNames } from "./read-declaration.ts";

test("finds every way to name a module, and where", () => {
  const text = [
    '/// <reference types="node" />',
    'import { z } from "zod";',
    'import type { Actor } from "#actor.ts";',
    'export * from "./pages.ts";',
    'import "./global.ts";',
    'type Row = import("@tenon/db/client").Row | typeof import("./row.ts");',
  ].join("\n");

  const found = findModuleNames(text);

  expect(found.map(({ name }) => name)).toEqual([
    "node",
    "zod",
    "#actor.ts",
    "./pages.ts",
    "./global.ts",
    "@tenon/db/client",
    "./row.ts",
  ]);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
    found.map(({ name }) => name),
  );
});

test("takes no comment for an import", () => {
  const text =
    '/** Like import("pino"), or:\n * import { a } from "hono"; */\n// from "pg"\nexport type Url = "http://a" | "b";';

  expect(findModuleNames(text)).toEqual([]);
});

test.each([
  "type A = any;",
  "type A = any[];",
  "type A = { b: any };",
  "type A = Promise<any>;",
  "type A = /*elided*/ unknown;",
  'type A = "x" | any;',
])("finds the type that was lost in %s", (line) => {
  expect(findLostTypes(`export {};\n${line}\n`)).toEqual([2]);
});

test.each([
  "type A = { any: string };",
  "type A = { any?: string };",
  "type A = { any(): string };",
  'type A = "any";',
  "type A = B.any;",
  "type A = many | anyone;",
  "/** Takes any. */ type A = string;",
  "type A = string; // any",
])("sees nothing lost in %s", (line) => {
  expect(findLostTypes(line)).toEqual([]);
});
