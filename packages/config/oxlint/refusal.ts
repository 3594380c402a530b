import { join, dirname } from "node:path";
import { type Fence, everyoneUses, fences, layers, parentImport } from "./arrows.ts";
import { matches } from "./module-pattern.ts";

export type Import = {
  /** Who imports, from the root of the repository. */
  file: string;
  specifier: string;
  typeOnly: boolean;
  /** The imported names; `*` for the whole module. */
  names: string[];
};

/** The sentence that says why an import is forbidden; undefined when the arrows draw it. */
export function refusal({ file, specifier, typeOnly, names }: Import): string | undefined {
  if (/^\.\.(\/|$)/.test(specifier)) return parentImport;
  if (isTest(file)) return undefined;

  const module = moduleName(file, specifier);
  const fence = fences.find((each) => matches(module, each.modules) && holds(each, names));
  const reach = fence && [...fence.usedBy, ...((typeOnly ? fence.namedBy : []) ?? [])];
  if (reach && !matches(file, reach)) return fence.sentence;

  const layer = layers.find(({ files }) => matches(file, files));
  if (!layer || (isForeign(module) && !layer.closed)) return undefined;
  const drawn = [...everyoneUses, ...layer.uses, ...((typeOnly ? layer.names : []) ?? [])];
  return matches(module, drawn) ? undefined : layer.sentence;
}

function holds(fence: Fence, names: string[]): boolean {
  return fence.exports?.some((name) => names.includes(name) || names.includes("*")) ?? true;
}

/** How the arrows write a module, however it was imported. */
function moduleName(file: string, specifier: string): string {
  if (!/^(#|\.\/)/.test(specifier)) return specifier;
  const feature = /^apps\/api\/src\/features\/[^/]+\//.exec(file)?.[0];
  const path = specifier.startsWith("#") ? specifier : fromTop(join(dirname(file), specifier));
  const own = feature === undefined ? undefined : fromTop(feature);
  return own !== undefined && path.startsWith(own) ? `./${path.slice(own.length)}` : path;
}

/** `#…` in the API; in a package, `./…` from its top. */
function fromTop(path: string): string {
  const inApi = "apps/api/src/";
  return path.startsWith(inApi)
    ? `#${path.slice(inApi.length)}`
    : path.replace(/^(?:[^/]+\/){2}/, "./");
}

function isTest(file: string): boolean {
  return /\.test(-d)?\.tsx?$|^(apps|packages)\/[^/]+\/(test|e2e)\/|\/testing\//.test(file);
}

function isForeign(module: string): boolean {
  return !/^(#|\.\/|@tenon\/)/.test(module);
}
