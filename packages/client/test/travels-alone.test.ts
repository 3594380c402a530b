import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const client = join(import.meta.dirname, "..");
const tools = join(client, "../../node_modules/.bin");

let project: string;
beforeAll(async () => {
  project = await realpath(await mkdtemp(join(tmpdir(), "tenon-consumer-")));
  await cp(join(import.meta.dirname, "consumer"), project, { recursive: true });
  await installPacked(project);
}, 60_000);
afterAll(() => rm(project, { recursive: true, force: true }));

test("the package holds what it is made of, and nothing else", async () => {
  const files = await readdir(join(project, "node_modules/@tenon/client"), { recursive: true });
  const places = new Set(files.filter((file) => file.includes(".")).map((file) => file.replace(/[\w-]+(?=\.)/, "*")));

  expect([...places].toSorted()).toEqual([
    "dist/*.d.ts",
    "dist/*.js",
    "dist/router/*.d.ts",
    "dist/router/schemas/*.d.ts",
    "dist/router/trpc/*.d.ts",
    "*.json",
  ].toSorted());
});

test.each(["nodenext", "bundler"])("its types are whole to a project with module resolution %s", async (resolution) => {
  expect(await typeCheck(`tsconfig.${resolution}.json`)).toBe("");
}, 60_000);

test("it runs as plain JavaScript", async () => {
  const { stderr } = await run(process.execPath, ["run.js"], { cwd: project });
  expect(stderr).toBe("");
});

/** As a registry would deliver it, with the packages it depends on taken from here. */
async function installPacked(folder: string): Promise<void> {
  const pnpm = join(tools, "pnpm");
  await run(pnpm, ["pack", "--out", join(folder, "client.tgz")], { cwd: client });
  const here = (name: string) => `link:${join(client, "node_modules", name)}`;
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: { "@tenon/client": "file:client.tgz", "@types/node": here("@types/node") },
  };
  const overrides = Object.fromEntries(
    ["@trpc/client", "@trpc/server", "superjson", "zod"].map((name) => [name, here(name)]),
  );
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify({ overrides, pmOnFail: "ignore" }));
  await run(pnpm, ["install", "--offline", "--store-dir", join(folder, ".store")], { cwd: folder });
}

async function typeCheck(config: string): Promise<string> {
  const done = run(join(tools, "tsc"), ["-p", config, "--pretty", "false"], { cwd: project });
  return done.then(
    () => "",
    ({ stdout }: { stdout: string }) => stdout,
  );
}
