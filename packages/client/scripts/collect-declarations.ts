import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import { nameImports } from "./name-imports.ts";
import { findLostTypes, findModuleNames } from "./read-declaration.ts";

export type Collection = {
  /** The text of each declaration that travels, by its path in the package. */
  files: Map<string, string>;
  /** Why they may not travel, one sentence each. */
  problems: string[];
};

/**
 * Follows the router's type through the declarations that the compiler emitted into a folder, and what the client
 * itself names besides.
 */
export function collectDeclarations(emitted: string, besides: string[] = []): Collection {
  const files = new Map<string, string>();
  const problems: string[] = [];
  const reached = new Set([entry, ...besides]);

  for (const path of reached) {
    let text = replacements[path] ?? readFileSync(join(emitted, path), "utf8");
    for (const line of findLostTypes(text)) {
      problems.push(`${path}:${line} holds \`any\`. ${lostHint}`);
    }
    for (const { name, start, end } of findModuleNames(text).toReversed()) {
      if (travellers.test(name)) continue;
      const target = locate(name, path);
      if (target !== null && existsSync(join(emitted, target))) {
        reached.add(target);
        text = text.slice(0, start) + specifier(path, target) + text.slice(end);
      } else {
        problems.push(`${path} imports "${name}". ${leakHint}`);
      }
    }
    files.set(place(path), nameImports(text));
  }
  return { files, problems };
}

const entry = "apps/api/declarations/app-router.d.ts";

/** The packages a caller installs along with the client. */
const travellers = /^(?:@trpc\/server|zod|superjson)(?:\/|$)/;

/** The router's type names its context, which is the server's own affair. */
const replacements: Record<string, string> = {
  "apps/api/src/trpc/context.d.ts":
    "/** Known to the server alone. */\nexport type Context = {};\n",
};

const leakHint =
  "Only @trpc/server, zod and superjson travel with the client: give the procedure an .output() from @tenon/schemas, or write the type out in a file of its own.";
const lostHint =
  "Callers would be told nothing: declare a recursive schema with a named type, and write out what is inferred as any.";

/** The emitted file a module name stands for, or null for a module that is none of ours. */
function locate(name: string, from: string): string | null {
  const path = name.startsWith(".") ? join(dirname(from), name) : ours(name);
  return path === null ? null : path.replace(/(?:\.d)?(?:\.ts)?$/, ".d.ts");
}

function ours(name: string): string | null {
  if (name.startsWith("#")) return `apps/api/src/${name.slice(1)}`;
  if (!name.startsWith("@tenon/schemas/")) return null;
  return name.replace("@tenon/schemas", "packages/schemas/src");
}

function place(path: string): string {
  return path
    .replace(/^apps\/api\/(?:declarations|src)\//, "")
    .replace(/^packages\/schemas\/src\//, "schemas/");
}

function specifier(from: string, to: string): string {
  const path = relative(dirname(place(from)), place(to)).replace(/\.d\.ts$/, ".js");
  return path.startsWith(".") ? path : `./${path}`;
}
