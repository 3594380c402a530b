import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Contract } from "@tenon/api/contract/contract";
import { root } from "#runtime/workspace.ts";
import type { Noticed } from "./compare-contracts.ts";

const folder = join(root, "contract");
const proceduresFile = join(folder, "procedures.json");
const schemasFile = join(folder, "schemas.json");
const breakingFile = join(folder, "breaking.md");

/** The contract as it was written last; an empty one before the first time. */
export async function readSnapshot(): Promise<Contract> {
  if (!existsSync(proceduresFile)) {
    return { version: 1, procedures: {}, errors: {}, schemas: {} };
  }
  const [rest, schemas] = await Promise.all([proceduresFile, schemasFile].map(readJson));
  return Contract.parse({ ...asObject(rest), schemas });
}

export async function writeSnapshot({ schemas, ...rest }: Contract): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(proceduresFile, toJson(rest));
  await writeFile(schemasFile, toJson(schemas));
}

/** The versions that broke callers and say so. */
export async function readExplained(): Promise<number[]> {
  return [...(await readBreaking()).matchAll(/^## Version (\d+)$/gm)].map(([, version]) =>
    Number(version),
  );
}

type Break = { version: number; reason: string; differences: Noticed[] };

/** Keeps what breaks callers, and why, for those who have to follow. */
export async function explain({ version, reason, differences }: Break): Promise<void> {
  const list = differences
    .filter(({ breaking }) => breaking)
    .map(({ sentence }) => `- ${sentence}`);
  const entry = `\n## Version ${version}\n\n${reason}\n\n${list.join("\n")}\n`;
  await writeFile(breakingFile, (await readBreaking()) + entry);
}

async function readBreaking(): Promise<string> {
  return existsSync(breakingFile) ? readFile(breakingFile, "utf8") : heading;
}

const heading = "# What broke callers\n\nThe newest last; version 1 is the first.\n";

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
