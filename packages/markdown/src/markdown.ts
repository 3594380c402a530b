import MarkdownIt from "markdown-it";

/**
 * Markdown (CommonMark with tables, strikethrough and bare links) as HTML that is safe to show as it is:
 * HTML in the text is shown, not used; links lead to the web, to mail or into the page, and nowhere else;
 * pictures are links to what they show, so that reading a post tells no other server who reads it.
 */
export function renderMarkdown(markdown: string): string {
  return renderer.render(markdown);
}

/** How a text begins, in plain words without marks, at most `max` characters long. */
export function excerptOf(markdown: string, max: number): string {
  const words = textOf(renderer.parse(markdown, {})).replaceAll(/\s+/gu, " ").trim();
  if (words.length <= max) return words;
  const cut = words.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), max / 2))}…`;
}

const rel = "nofollow noopener noreferrer";
const renderer = createRenderer();

type Renderer = InstanceType<typeof MarkdownIt>;
type Tokens = ReturnType<Renderer["parse"]>;

function createRenderer(): Renderer {
  const markdown = new MarkdownIt("default", { html: false, linkify: true });
  const { escapeHtml } = markdown.utils;
  markdown.validateLink = isSafeLink;
  markdown.core.ruler.push("strange-links", ({ tokens }) => {
    const links = tokens
      .flatMap(({ children }) => children ?? [])
      .filter(({ type }) => type === "link_open");
    for (const link of links) link.attrSet("rel", rel);
  });
  markdown.renderer.rules["image"] = (tokens, index) => {
    const source = escapeHtml(String(tokens[index]?.attrGet("src") ?? ""));
    const label = escapeHtml(tokens[index]?.content ?? "");
    return `<a href="${source}" rel="${rel}">${label || source}</a>`;
  };
  return markdown;
}

/** Web and mail addresses, and places on this site. Browsers ignore blanks and control signs in a scheme. */
function isSafeLink(link: string): boolean {
  const address = link.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, "");
  if (/^[a-z][a-z\d+.-]*:/iu.test(address)) return /^(?:https?|mailto):/iu.test(address);
  return !/^[/\\]{2}/u.test(address);
}

function textOf(blocks: Tokens): string {
  return blocks.map(({ content, children }) => (children ? wordsOf(children) : content)).join(" ");
}

function wordsOf(tokens: Tokens): string {
  return tokens.map(({ type, content }) => (type.endsWith("break") ? " " : content)).join("");
}
