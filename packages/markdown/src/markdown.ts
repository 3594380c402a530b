import MarkdownIt from "markdown-it";

/**
 * Markdown (CommonMark with tables, strikethrough and bare links) as HTML that is safe to show as it is:
 * HTML in the text is shown, not used; links lead to the web, to mail or into the page, and nowhere else;
 * pictures are links to what they show, so that reading a post tells no other server who reads it.
 * Headings begin at `h2`, under the title that a page has already.
 */
export function renderMarkdown(markdown: string): string {
  return renderer.render(markdown);
}

/** How a text begins, in plain words without marks, at most `max` characters long. */
export function excerptOf(markdown: string, max: number): string {
  const words = textOf(renderer.parse(markdown, {})).replaceAll(/\s+/gu, " ").trim();
  if (words.length <= max) return words;
  const cut = words.slice(0, max - 1);
  const end = cut.lastIndexOf(" ");
  return `${end < max / 2 ? withoutHalfASign(cut) : cut.slice(0, end)}…`;
}

const rel = "nofollow noopener noreferrer";

/** How much all link addresses of a text may take: one that is defined once can be used thousands of times. */
const maxAddresses = 300_000;

const renderer = createRenderer();

type Renderer = InstanceType<typeof MarkdownIt>;
type Tokens = ReturnType<Renderer["parse"]>;

function createRenderer(): Renderer {
  const markdown = new MarkdownIt("default", { html: false, linkify: true });
  const { escapeHtml } = markdown.utils;
  markdown.validateLink = isSafeLink;
  markdown.core.ruler.push("part-of-a-page", ({ tokens }) => {
    lowerHeadings(tokens);
    tameLinks(tokens);
  });
  markdown.renderer.rules["image"] = (tokens, index) => {
    const source = escapeHtml(String(tokens[index]?.attrGet("src") ?? ""));
    const label = escapeHtml(tokens[index]?.content ?? "");
    return `<a href="${source}" rel="${rel}">${label || source}</a>`;
  };
  // A wide table scrolls in a frame of its own.
  markdown.renderer.rules["table_open"] = () => "<div>\n<table>\n";
  markdown.renderer.rules["table_close"] = () => "</table>\n</div>\n";
  return markdown;
}

/** Web and mail addresses, and places on this site. Browsers ignore blanks and control signs in a scheme. */
function isSafeLink(link: string): boolean {
  const address = link.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, "");
  if (/^[a-z][a-z\d+.-]*:/iu.test(address)) return /^(?:https?|mailto):/iu.test(address);
  return !/^[/\\]{2}/u.test(address);
}

function lowerHeadings(blocks: Tokens): void {
  for (const block of blocks) {
    const level = /^h([1-5])$/.exec(block.tag)?.[1];
    if (level !== undefined) block.tag = `h${Number(level) + 1}`;
  }
}

function tameLinks(blocks: Tokens): void {
  let room = maxAddresses;
  for (const { children } of blocks) {
    const open: Tokens = [];
    for (const token of children ?? []) {
      if (token.type === "image") {
        token.content = wordsOf(token.children ?? []);
        room -= lengthOf(token);
        if (open.length > 0 || room < 0) token.type = "text";
      } else if (token.type === "link_open") {
        room -= lengthOf(token);
        token.hidden = open.length > 0 || room < 0;
        token.attrSet("rel", rel);
        open.push(token);
      } else if (token.type === "link_close") {
        token.hidden = open.pop()?.hidden === true;
      }
    }
  }
}

function lengthOf({ attrs }: Tokens[number]): number {
  return attrs?.flat().join("").length ?? 0;
}

function withoutHalfASign(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, "");
}

function textOf(blocks: Tokens): string {
  return blocks.map(({ content, children }) => (children ? wordsOf(children) : content)).join(" ");
}

function wordsOf(tokens: Tokens): string {
  return tokens.map(({ type, content }) => (type.endsWith("break") ? " " : content)).join("");
}
