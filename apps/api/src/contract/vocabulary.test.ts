import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { vocabularyFiles } from "./vocabulary.ts";

const folder = fileURLToPath(new URL(".", import.meta.resolve("@tenon/schemas/tasks")));

it("holds every file with schemas", () => {
  const files = globSync("*.ts", { cwd: folder, exclude: ["*.test.ts"] })
    .filter((file) => readFileSync(`${folder}/${file}`, "utf8").includes(`from "zod"`))
    .map((file) => file.replace(/\.ts$/, ""));
  expect(vocabularyFiles.toSorted()).toEqual(files.toSorted());
});
