import { basename, dirname } from "node:path";
import { defineRule } from "@oxlint/plugins";

/** A file is named after the one thing it does. */
export const namedAfterSubject = defineRule({
  create(context) {
    const vague = /^(utils?|helpers?|common|misc|shared|lib|stuff)$/;
    const names = [basename(dirname(context.filename)), ...basename(context.filename).split(".")];
    return {
      Program(node) {
        const name = names.find((part) => vague.test(part));
        if (name === undefined) return;
        context.report({
          node,
          message: `"${name}" says nothing: name the file after the one thing it does.`,
        });
      },
    };
  },
});

export const noEnum = defineRule({
  create: (context) => ({
    TSEnumDeclaration: (node) =>
      context.report({
        node,
        message: "Write a union of strings instead of an enum: types leave no code behind.",
      }),
  }),
});

export const noExportStar = defineRule({
  create: (context) => ({
    ExportAllDeclaration: (node) =>
      context.report({
        node,
        message: "List what you export by name: `export *` hides what a module offers.",
      }),
  }),
});

/** Only an interface can add to a module's types, so `declare module` may have them. */
export const noInterface = defineRule({
  create: (context) => ({
    TSInterfaceDeclaration(node) {
      if (node.parent.type === "TSModuleBlock") return;
      const message = `Write \`type ${node.id.name} = { … }\`: an interface can be added to from afar.`;
      context.report({ node, message });
    },
  }),
});

/** Arrows are for callbacks; what a file offers and its helpers are declarations, so that they can be read top-down. */
export const topLevelFunction = defineRule({
  create: (context) => ({
    VariableDeclarator(node) {
      const isFunction = /^(Arrow)?FunctionExpression$/.test(node.init?.type ?? "");
      const isTopLevel = /^(Program|ExportNamedDeclaration)$/.test(node.parent.parent?.type ?? "");
      if (!isFunction || !isTopLevel || node.id.type !== "Identifier" || node.id.typeAnnotation) {
        return;
      }
      context.report({
        node,
        message: `Write \`function ${node.id.name}(…)\`: arrows are for callbacks.`,
      });
    },
  }),
});

/** A rule may be muted for one line, by its name, and with the reason that makes it right. */
export const muteWithReason = defineRule({
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!/^\s*(oxlint|eslint)-(disable|enable)/.test(comment.value)) continue;
        if (/^\s*oxlint-disable-(next-)?line [\w/-]+ -- \S/.test(comment.value)) continue;
        context.report({
          node: comment,
          message:
            "Mute one rule for one line, with its reason: `oxlint-disable-next-line <rule> -- <why it is right here>`.",
        });
      }
    },
  }),
});
