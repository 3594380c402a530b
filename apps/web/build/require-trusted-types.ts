import type { Plugin } from "vite";

const policy = "require-trusted-types-for 'script'; trusted-types default post-html";

/**
 * Lets the built page take HTML and addresses of scripts from its own two policies only: see src/trusted-types.ts.
 * Not while one develops, as Vite shows its errors by HTML of its own.
 */
export function requireTrustedTypes(): Plugin {
  return {
    name: "require-trusted-types",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: policy },
        injectTo: "head-prepend",
      },
    ],
  };
}
