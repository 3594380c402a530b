import { defineRule, type ESTree, type Fix, type Fixer } from "@oxlint/plugins";

const message =
  "Say it in the person's language: t`…` from @lingui/core/macro, or <Trans>…</Trans> from @lingui/react/macro.";

const early =
  "Say it in a function: a text at the top of a file is said before the language is known.";

/** Two words, or a word and something filled in beside it. */
const sentence = /\p{L}{2,}[,.:;!?…]? [“\d]?(?:\p{L}|\{\}|\d)|\{\}[”,.:;!?…]? \p{L}{2}/u;
/** One word, as a button or a heading has it. */
const caption = /^\p{Lu}[\p{L}-]*\p{Ll}[.!?…]?$/u;
/** What keeps its name in every language. */
const names = /^Tenon$/;
/** Attributes and properties for programs. */
const technical =
  /^(?:className|rel|d|viewBox|autoComplete|fontFamily|sizes|style|w|h|to|href|key|code|type|authorization|aria-keyshortcuts)$/;
/** Properties that are read by people. */
const read = /^(?:label|title|message|hint|text|name|placeholder|confirm|effect)$/;
/** Calls that take a selector or a name, and no text. */
const asking = /^(?:set|closest|querySelector|querySelectorAll|matches)$/;

/** Texts for people go through the catalogue, so that each language has its own. Its fix marks them as such. */
export const wordsInCatalogue = defineRule({
  meta: { fixable: "code" },
  create(context) {
    const { ast, text: source } = context.sourceCode;

    function judge(node: ESTree.Node, text: string): void {
      const isText =
        sentence.test(text) || (caption.test(text) && !names.test(text) && isShown(node));
      if (!isText || isForPrograms(node)) return;
      context.report({
        node,
        message,
        fix: (fixer) => [
          fixer.replaceText(node, inAttribute(node) ? `{t${quote(node)}}` : `t${quote(node)}`),
          ...imported("t", "@lingui/core/macro", fixer),
        ],
      });
    }

    return {
      JSXText(node) {
        const text = node.value.trim();
        const { parent } = node;
        if (!hasWords(node) || names.test(text) || isInTrans(node)) return;
        if (!isElement(parent)) return;
        const isWithinText = ancestors(parent).some(
          (each) => isElement(each) && each.children.some(hasWords),
        );
        const [first, last] = [parent.children.at(0), parent.children.at(-1)];
        if (!first || !last) return;
        context.report({
          node,
          message,
          fix: (fixer) =>
            isWithinText
              ? []
              : [
                  fixer.insertTextBefore(first, "<Trans>"),
                  fixer.insertTextAfter(last, "</Trans>"),
                  ...imported("Trans", "@lingui/react/macro", fixer),
                ],
        });
      },
      Literal(node) {
        if (typeof node.value === "string") judge(node, node.value);
      },
      TemplateLiteral(node) {
        judge(node, node.quasis.map(({ value }) => value.raw).join("{}"));
      },
      TaggedTemplateExpression(node) {
        if (nameOf(node.tag) === "t" && !ancestors(node).some(isFunction)) {
          context.report({ node, message: early });
        }
      },
    };

    function quote(node: ESTree.Node): string {
      const text = source.slice(...node.range);
      return node.type === "TemplateLiteral" ? text : `\`${text.slice(1, -1)}\``;
    }

    function imported(name: string, from: string, fixer: Fixer): Fix[] {
      const line = `import { ${name} } from "${from}";`;
      const [first] = ast.body;
      if (!first || source.includes(line)) return [];
      return [fixer.insertTextBefore(first, `${line}\n`)];
    }
  },
});

function isShown(node: ESTree.Node): boolean {
  return ancestors(node).some(
    (each) =>
      each.type === "JSXAttribute" ||
      each.type === "JSXExpressionContainer" ||
      (each.type === "Property" && read.test(nameOf(each.key))),
  );
}

function isElement(node: ESTree.Node): node is ESTree.JSXElement | ESTree.JSXFragment {
  return node.type === "JSXElement" || node.type === "JSXFragment";
}

function hasWords(node: ESTree.Node): boolean {
  return node.type === "JSXText" && /\p{L}{2}/u.test(node.value);
}

function inAttribute({ parent }: ESTree.Node): boolean {
  return parent?.type === "JSXAttribute";
}

function isFunction({ type }: ESTree.Node): boolean {
  return type.includes("Function");
}

function isForPrograms(node: ESTree.Node): boolean {
  return (
    isKey(node) ||
    isInTrans(node) ||
    ancestors(node).some((each) => isMacro(each) || isTechnical(each))
  );
}

function isMacro(node: ESTree.Node): boolean {
  if (node.type === "TaggedTemplateExpression") return nameOf(node.tag) === "t";
  if (node.type !== "CallExpression") return false;
  const called = node.callee.type === "MemberExpression" ? node.callee.property : node.callee;
  return /^(?:t|plural|select)$/.test(nameOf(called)) || asking.test(nameOf(called));
}

function isKey(node: ESTree.Node): boolean {
  return node.parent?.type === "Property" && node.parent.key === node;
}

function isTechnical(node: ESTree.Node): boolean {
  if (node.type === "NewExpression") return /(?:Error|RegExp)$/.test(nameOf(node.callee));
  if (node.type === "JSXAttribute") return technical.test(nameOf(node.name));
  if (node.type === "Property") return technical.test(nameOf(node.key));
  return /^(?:Import|Export|TS|BinaryExpression|SwitchCase)/.test(node.type)
    ? !/^(?:ExportNamedDeclaration|TSSatisfiesExpression|TSAsExpression)$/.test(node.type)
    : false;
}

function isInTrans(node: ESTree.Node): boolean {
  return ancestors(node).some(
    (each) =>
      each.type === "JSXElement" &&
      /^(?:Trans|Plural|Kbd|Code|code)$/.test(nameOf(each.openingElement.name)),
  );
}

function ancestors(node: ESTree.Node): ESTree.Node[] {
  const found: ESTree.Node[] = [];
  for (let each = node.parent; each; each = each.parent) found.push(each);
  return found;
}

function nameOf(node: ESTree.Node): string {
  if (node.type === "Identifier" || node.type === "JSXIdentifier") return node.name;
  return "";
}
