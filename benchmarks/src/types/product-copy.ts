import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { nounSources } from "./noun-sources.ts";
import { inventNouns } from "./nouns.ts";
import { routerSources } from "./router-sources.ts";
import { webScreen } from "./web-screen.ts";

/** A product's sources in a folder of their own, set up as in the repository. */
export type ProductCopy = Disposable & { folder: string };

/** What every product stands on: the tools' configuration, the client, and somebody outside who installed it. */
export function layOutProduct(): ProductCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tenon-types-")));
  copyOver(folder, ground);
  const outside = join(repository, "packages/client/src/testing/consumer");
  cpSync(outside, join(folder, "outside"), { recursive: true, filter: isProduct });
  for (const member of ["apps/api", "apps/web", "packages/client", "packages/schemas"]) {
    installAs(member, join(folder, member));
  }
  installAs("packages/client", join(folder, "outside"));
  symlinkSync(join(folder, "packages/client"), join(folder, "outside/node_modules/@tenon/client"));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

/** The rest of ours, as it is. */
export async function addTenon({ folder }: ProductCopy): Promise<void> {
  copyOver(folder, ["apps/api/src", "packages/schemas/src"]);
  const web = ["build", "lingui.config.ts", "public", "src", "vite.config.ts"];
  copyOver(
    folder,
    web.map((path) => `apps/web/${path}`),
  );
  await promisify(execFile)(process.execPath, ["build/generate-routes.ts"], {
    cwd: join(folder, "apps/web"),
  });
}

/** A made-up rest with this many procedures. */
export function addInvention({ folder }: ProductCopy, procedureCount: number): void {
  copyOver(folder, ["apps/api/src/actor.ts", "apps/api/src/platform", "apps/api/src/trpc"]);
  copyOver(
    folder,
    groundSchemas.map((name) => `packages/schemas/src/${name}.ts`),
  );
  const nouns = inventNouns(procedureCount);
  const refusals = readFileSync(join(repository, "packages/schemas/src/refusals.ts"), "utf8");
  for (const [path, text] of [
    ...nouns.flatMap(nounSources),
    ...routerSources(nouns, refusals),
    ["apps/web/src/screen.tsx", webScreen] as const,
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const repository = join(import.meta.dirname, "../../..");

const ground = [
  "tsconfig.base.json",
  "packages/config/typescript",
  "packages/client/package.json",
  "packages/client/scripts",
  "packages/client/src",
  "packages/client/tsconfig.build.json",
  "packages/client/tsconfig.json",
  "packages/schemas/package.json",
  "apps/api/declarations",
  "apps/api/package.json",
  "apps/api/tsconfig.declarations.json",
  "apps/api/tsconfig.json",
  "apps/web/package.json",
  "apps/web/tsconfig.json",
];

/** The schemas that the platform and the errors need. */
const groundSchemas = [
  "api-keys",
  "auth",
  "csv",
  "errors",
  "money",
  "order-statuses",
  "pages",
  "scalars",
  "text-rules",
  "user-roles",
  "users",
];

/** The members that others install. */
const copied = ["schemas", "client"];

function copyOver(folder: string, paths: string[]): void {
  for (const path of paths) {
    cpSync(join(repository, path), join(folder, path), { recursive: true, filter: isProduct });
  }
}

function isProduct(path: string): boolean {
  return !/\.test(?:-d)?\.tsx?$|\/(?:testing|node_modules)$/.test(path);
}

/** Installs what a member of the workspace has installed, with the copied members in the place of ours. */
function installAs(member: string, folder: string): void {
  const installed = join(repository, member, "node_modules");
  for (const name of packagesIn(installed)) {
    const ours = copied.find((each) => name === `@tenon/${each}`);
    const target =
      ours === undefined ? join(installed, name) : join(folder, "../..", "packages", ours);
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
}

function packagesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (name.startsWith(".")) return [];
    return name.startsWith("@")
      ? readdirSync(join(folder, name)).map((own) => `${name}/${own}`)
      : [name];
  });
}
