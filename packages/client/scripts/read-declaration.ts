/** Where a declaration names another module: the positions of the name between its quotes. */
export type ModuleName = { name: string; start: number; end: number };

/** The modules that a text written by the compiler refers to, in the order of the text. */
export function findModuleNames(declaration: string): ModuleName[] {
  const text = declaration.replaceAll(stringOrComment, (token) =>
    isComment(token) ? blank(token) : token,
  );
  return [...text.matchAll(moduleName)].map(({ index, groups, 0: match }) => {
    const name = groups?.["name"] ?? "";
    const start = index + match.length - name.length - 1;
    return { name, start, end: start + name.length };
  });
}

/** The lines on which the compiler gave a type up, counted from 1. */
export function findLostTypes(declaration: string): number[] {
  const text = declaration.replaceAll(stringOrComment, (token) =>
    token === elided ? token : blank(token),
  );
  return text.split("\n").flatMap((line, index) => (lostType.test(line) ? [index + 1] : []));
}

const elided = "/*elided*/";
const stringOrComment =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/(?!\/? *<reference).*/g;
const moduleName =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\/\/\/ *<reference[^>]*=\s*)["'](?<name>[^"']+)["']/g;
/** `any` as a type, and not as the name of a field. */
const lostType = /\/\*elided\*\/|(?<![\w$.])any\b(?!\s*[?(:])/;

function isComment(token: string): boolean {
  return token.startsWith("/");
}

function blank(token: string): string {
  return token.replaceAll(/[^\n]/g, " ");
}
