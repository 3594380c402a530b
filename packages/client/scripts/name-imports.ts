/**
 * Imports at the top, by name, what the compiler wrote as `import("…").Name` in place.
 * It reads better, and TypeScript 7 leaves what stands in the brackets of such a name unchecked.
 */
export function nameImports(declaration: string): string {
  const modules = new Map<string, string>();
  const text = declaration.replaceAll(importInPlace, (inPlace, module: string, name: string) => {
    const known = modules.get(name) ?? module;
    modules.set(name, known);
    return known === module ? name : inPlace;
  });
  const imports = [...modules].map(
    ([name, module]) => `import type { ${name} } from "${module}";\n`,
  );
  return imports.toSorted().join("") + text;
}

const importInPlace = /\bimport\("([^"]+)"\)\.(\w+)/g;
