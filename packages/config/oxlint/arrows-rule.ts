import { relative } from "node:path";
import { type ESTree, defineRule } from "@oxlint/plugins";
import { type Import, refusal } from "./refusal.ts";

type Imported = Pick<Import, "typeOnly" | "names">;
type Specifier = ESTree.ImportDeclarationSpecifier | ESTree.ExportSpecifier;

/** Reports every import, re-export and import() that the arrows do not draw. */
export const arrowsRule = defineRule({
  meta: { schema: [{ type: "object" }] },
  create(context) {
    const file = relative(rootOf(context.options), context.filename);
    return {
      ImportDeclaration: (node) => check(node.source, named(node.importKind, node.specifiers)),
      ExportNamedDeclaration: (node) => check(node.source, named(node.exportKind, node.specifiers)),
      ExportAllDeclaration: (node) => check(node.source, whole(node.exportKind)),
      ImportExpression: (node) => check(node.source, whole("value")),
      TSImportType: (node) => check(node.source, whole("type")),
    };

    function check(source: ESTree.Node | null, imported: Imported): void {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const message = refusal({ file, specifier: source.value, ...imported });
      if (message !== undefined) context.report({ node: source, message });
    }
  },
});

function rootOf([options]: readonly unknown[]): string {
  if (typeof options === "object" && options !== null && "root" in options) {
    return String(options.root);
  }
  throw new Error("tenon/arrows needs { root }: the folder that holds apps/ and packages/.");
}

function whole(kind: ESTree.ImportOrExportKind | undefined): Imported {
  return { typeOnly: kind === "type", names: ["*"] };
}

function named(
  kind: ESTree.ImportOrExportKind | undefined,
  specifiers: readonly Specifier[],
): Imported {
  const isTypes = specifiers.length > 0 && specifiers.every((specifier) => isType(specifier));
  return { typeOnly: kind === "type" || isTypes, names: specifiers.map(importedName) };
}

function isType(specifier: Specifier): boolean {
  if (specifier.type === "ImportSpecifier") return specifier.importKind === "type";
  return specifier.type === "ExportSpecifier" && specifier.exportKind === "type";
}

function importedName(specifier: Specifier): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  const name = specifier.type === "ImportSpecifier" ? specifier.imported : specifier.local;
  return name.type === "Identifier" ? name.name : name.value;
}
