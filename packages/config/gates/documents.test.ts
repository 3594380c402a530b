import { expect, it } from "vitest";
import { missing } from "./documents.ts";

const repository = {
  paths: ["README.md", "docs", "docs/architecture.md", "apps", "apps/api/src/trpc/procedures.ts"],
  scripts: ["verify"],
};

function complaints(text: string): string[] {
  return missing({ document: "docs/architecture.md", text }, repository);
}

it.each([
  ["a path in a folder of the root", "see `apps/web`"],
  ["a file that is nowhere", "see `trpc/context.ts`"],
  ["a link", "see [the tree](tree.md)"],
  ["a script", "run `npm run format`"],
])("reports %s that does not exist", (_, text) => {
  expect(complaints(text)).toHaveLength(1);
});

it.each([
  ["a path from the root", "`apps/api/src/trpc/procedures.ts`"],
  ["the end of a path", "`trpc/procedures.ts`"],
  ["a link beside the document", "[home](../README.md#top), [here](architecture.md)"],
  ["a link to elsewhere", "[Node](https://nodejs.org)"],
  [
    "a pattern or a name",
    "`apps/*/src`, `packages/<noun>`, `application/json`, `@tenon/db/client`",
  ],
  ["what is built", "`packages/db/generated/client.ts`, `.data/`"],
  ["what was measured", "`benchmarks/results/latest.json`"],
  ["a script that exists", "`npm run verify -- --fix`"],
])("accepts %s", (_, text) => {
  expect(complaints(text)).toEqual([]);
});
