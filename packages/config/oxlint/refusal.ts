import { dirname, join } from "node:path";
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
  const fence = fences.find((each) => holds(each, { file, module, names }));
  const reach = fence && [...fence.usedBy, ...((typeOnly ? fence.namedBy : []) ?? [])];
  if (reach && !matches(file, reach)) return fence.sentence;

  const layer = layers.find(({ files }) => matches(file, files));
  if (!layer || (isForeign(module) && !layer.closed)) return undefined;
  const drawn = [...everyoneUses, ...layer.uses, ...((typeOnly ? layer.names : []) ?? [])];
  return matches(module, drawn) ? undefined : layer.sentence;
}

function holds(
  { modules, within, exports }: Fence,
  { file, module, names }: { file: string; module: string; names: string[] },
): boolean {
  if (!matches(module, modules) || (within && !matches(file, within))) return false;
  return exports?.some((name) => names.includes(name) || names.includes("*")) ?? true;
}

/** How the arrows write a module, however it was imported. */
function moduleName(file: string, specifier: string): string {
  const { src, feature = "no feature" } =
    /^(?<src>apps\/[^/]+\/src\/)(?<feature>features\/[^/]+\/)?/.exec(file)?.groups ?? {};
  if (src === undefined) return specifier;
  const folder = join(dirname(file), "/").slice(src.length);
  return specifier.replace(/^\.\//, `#${folder}`).replace(`#${feature}`, "./");
}

function isTest(file: string): boolean {
  return /\.test(-d)?\.tsx?$|^(apps|packages)\/[^/]+\/(test|e2e)\/|\/testing\//.test(file);
}

function isForeign(module: string): boolean {
  return !/^(#|\.\/|@tenon\/)/.test(module);
}
