/** The elements that Markdown may become, with the attributes each may have. */
export const allowedElements: Record<string, readonly string[]> = {
  a: ["href", "rel", "title"],
  blockquote: [],
  br: [],
  code: ["class"],
  div: [],
  em: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  li: [],
  ol: ["start"],
  p: [],
  pre: [],
  s: [],
  strong: [],
  table: [],
  tbody: [],
  td: ["style"],
  th: ["style"],
  thead: [],
  tr: [],
  ul: [],
};

export const allowedProtocols = ["http:", "https:", "mailto:"];

/** The page that a post is read on. */
export const page = "https://board.example.com/posts/hello";

const piece =
  /<(?<close>\/?)(?<name>[a-z][a-z\d]*)(?<attributes>(?: [a-z]+="(?:[^<>&"]|&(?:amp|lt|gt|quot);)*")*)>|(?:[^<>&"]|&(?:amp|lt|gt|quot);)+/y;
const attribute = / (?<name>[a-z]+)="(?<value>[^"]*)"/g;
const values: Record<string, RegExp> = {
  class: /^language-[^\s]+$/,
  start: /^\d{1,9}$/,
  style: /^text-align:(?:left|center|right)$/,
};
const empty = new Set(["br", "hr"]);
const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/**
 * What is wrong with a piece of HTML. It takes only HTML that leaves nothing to guess: every tag is spelled
 * out, closed and in its place, every other sign that could begin one is an entity. No two browsers can
 * disagree about such a text, so what holds here holds there.
 */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < html.length) {
    const from = piece.lastIndex;
    const groups = piece.exec(html)?.groups;
    if (!groups) return [...faults, `unreadable: ${html.slice(from, from + 80)}`];
    const { name, close, attributes = "" } = groups;
    if (name === undefined) continue;
    if (!(name in allowedElements)) faults.push(`element ${name}`);
    if (close === "/") {
      if (open.pop() !== name) faults.push(`</${name}> closes another`);
    } else {
      if (name === "a" && open.includes("a")) faults.push("a link in a link");
      if (!empty.has(name)) open.push(name);
      faults.push(...attributeFaults(name, attributes));
    }
  }
  return open.length === 0 ? faults : [...faults, `${open.join(", ")} stays open`];
}

function attributeFaults(element: string, attributes: string): string[] {
  return [...attributes.matchAll(attribute)].flatMap(({ groups: { name = "", value = "" } = {} }) =>
    isAllowed(element, { name, value: decode(value) }) ? [] : [`${name}="${value}" of ${element}`],
  );
}

function isAllowed(element: string, { name, value }: { name: string; value: string }): boolean {
  if (allowedElements[element]?.includes(name) !== true) return false;
  if (name === "href") return leadsSomewhereSafe(value);
  return values[name]?.test(value) ?? true;
}

function leadsSomewhereSafe(href: string): boolean {
  const target = URL.parse(href, page);
  return target === null || allowedProtocols.includes(target.protocol);
}

function decode(text: string): string {
  return text.replaceAll(
    /&(?<name>lt|gt|quot|amp);/g,
    (entity, name: string) => entities[name] ?? entity,
  );
}
