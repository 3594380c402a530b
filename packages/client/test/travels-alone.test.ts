import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const client = join(import.meta.dirname, "..");
const tools = join(client, "../../node_modules/.bin");

let project: string;
beforeAll(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), "tenon-consumer-")));
  cpSync(join(import.meta.dirname, "consumer"), project, { recursive: true });
  installPacked(project);
}, 60_000);
afterAll(() => rmSync(project, { recursive: true }));

test("the package holds what its callers need, and nothing else", () => {
  const packed = join(project, "node_modules/@tenon/client");
  const files = readdirSync(packed, { recursive: true, encoding: "utf8" });
  const kinds = files.flatMap((file) =>
    file.includes(".") ? file.replace(/(?<=^dist\/.*)[\w-]+\./, "*.") : [],
  );

  expect(new Set(kinds)).toEqual(
    new Set([
      "package.json",
      "dist/*.js",
      "dist/*.d.ts",
      "dist/router/*.d.ts",
      "dist/router/schemas/*.d.ts",
      "dist/router/trpc/*.d.ts",
    ]),
  );
});

test.each(["nodenext", "bundler"])(
  "its types are whole to a project with module resolution %s",
  (resolution) => {
    expect(typeErrors(`tsconfig.${resolution}.json`)).toEqual([]);
  },
  60_000,
);

test("it runs as plain JavaScript", () => {
  const { status, stderr } = spawnSync(process.execPath, ["run.js"], { cwd: project });
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
});

/** As a registry would deliver it, with the packages it depends on taken from here. */
function installPacked(folder: string): void {
  const pnpm = join(tools, "pnpm");
  const here = (name: string) => `link:${join(client, "node_modules", name)}`;
  const packages = ["@trpc/client", "@trpc/server", "superjson", "zod"];
  const settings = { overrides: Object.fromEntries(packages.map((name) => [name, here(name)])) };
  const dependencies = { "@tenon/client": "file:client.tgz", "@types/node": here("@types/node") };

  execFileSync(pnpm, ["pack", "--out", join(folder, "client.tgz")], { cwd: client });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", dependencies }));
  writeFileSync(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  execFileSync(pnpm, ["install", "--offline", "--store-dir", ".store"], { cwd: folder });
}

/** Without those of tRPC's own declarations, which name `ws` and Node's modules. */
function typeErrors(config: string): string[] {
  const { stdout } = spawnSync(join(tools, "tsc"), ["-p", config, "--pretty", "false"], {
    cwd: project,
    encoding: "utf8",
  });
  const inTrpc = /^\S*\/node_modules\/@trpc\//;
  return stdout.split("\n").filter((line) => /^\S/.test(line) && !inTrpc.test(line));
}
