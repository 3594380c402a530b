import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const client = join(import.meta.dirname, "../..");
const tools = join(client, "../../node_modules/.bin");

/** A project outside the workspace that has installed the package as a registry would deliver it. */
export type Consumer = Disposable & { folder: string; tarball: string };

const emptyProject = join(import.meta.dirname, "consumer");

/** A copy of a project with the package in it; what that depends on is taken from here, so that nothing is downloaded. */
export function installPacked(project = emptyProject): Consumer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tenon-consumer-")));
  const tarball = join(folder, "client.tgz");
  const here = (name: string) => `link:${join(client, "node_modules", name)}`;
  const packages = ["@trpc/client", "@trpc/server", "superjson", "zod"];
  const settings = { overrides: Object.fromEntries(packages.map((name) => [name, here(name)])) };
  const dependencies = { "@tenon/client": "file:client.tgz", "@types/node": here("@types/node") };

  cpSync(project, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  execFileSync(join(tools, "pnpm"), ["pack", "--out", tarball], { cwd: client });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", dependencies }));
  writeFileSync(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  execFileSync(join(tools, "pnpm"), ["install", "--offline", "--store-dir", ".store"], {
    cwd: folder,
  });
  return { folder, tarball, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
