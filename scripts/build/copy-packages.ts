import { existsSync } from "node:fs";
import { cp, mkdir, readFile, realpath, symlink } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { jsonEntries } from "@tenon/config/gates/json-entries";

type Places = { from: string; to: string; stop: AbortSignal };

/** What the commands of the root need; its other dependencies are tools. */
const ofRoot = ["@tenon/api", "@tenon/db", "commander"];

// A web app that is built has everything in it.
const bundled = new Set(["apps/web"]);

// For editors, debuggers and readers. And Prisma brings a compiler of queries for every kind of database.
const needless =
  /\.(map|d\.[cm]?ts|md)$|\/query_compiler\w*\.(cockroachdb|mysql|sqlite|sqlserver)\./;

// A peer of those whose types it checks.
const forTypes = "typescript";

/**
 * Copies the packages that the given folders of the workspace need at run time, linked as pnpm linked them.
 * Optional peers stay behind: @prisma/client names all of Prisma's command line as one, and pnpm would install it.
 */
export async function copyPackages(homes: string[], places: Places): Promise<void> {
  const copied = new Set<string>();
  for (const home of homes.filter((name) => !bundled.has(name))) {
    const folder = join(places.from, home);
    const names = home === "." ? ofRoot : await dependenciesOf(folder);
    await link(names, { home: folder, modules: join(folder, "node_modules"), copied }, places);
  }
}

type Needing = { home: string; modules: string; copied: Set<string> };

async function link(names: string[], { modules, copied }: Needing, places: Places): Promise<void> {
  for (const name of names) {
    const installed = join(modules, name);
    if (!existsSync(installed)) continue;
    const real = await realpath(installed);
    await makeLink(inside(installed, places), inside(real, places));
    if (copied.has(real) || !real.includes(`${sep}.pnpm${sep}`)) continue;
    copied.add(real);
    places.stop.throwIfAborted();
    await copyPackage(real, inside(real, places));
    const siblings = real.slice(0, real.lastIndexOf(`${sep}node_modules${sep}`));
    const needing = { home: real, modules: join(siblings, "node_modules"), copied };
    await link(await dependenciesOf(real), needing, places);
  }
}

function inside(path: string, { from, to }: Places): string {
  return join(to, relative(from, path));
}

async function makeLink(path: string, target: string): Promise<void> {
  if (path === target || existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  await symlink(relative(dirname(path), target), path);
}

async function copyPackage(real: string, target: string): Promise<void> {
  await cp(real, target, { recursive: true, filter: (path) => !needless.test(path) });
}

/** What a package needs to run. A missing one is an optional one, of another platform. */
async function dependenciesOf(folder: string): Promise<string[]> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const groups = Object.fromEntries(jsonEntries(manifest));
  const optional = new Set(jsonEntries(groups["peerDependenciesMeta"]).map(([name]) => name));
  return [
    ...namesIn(groups["dependencies"]),
    ...namesIn(groups["optionalDependencies"]),
    ...namesIn(groups["peerDependencies"]).filter(
      (name) => name !== forTypes && !optional.has(name),
    ),
  ];
}

function namesIn(group: unknown): string[] {
  return jsonEntries(group).map(([name]) => name);
}
