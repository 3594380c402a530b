import { describe, expect, it } from "vitest";
import { excerptOf, renderMarkdown } from "./markdown.ts";
import { faultsOf } from "./testing/read-html.ts";

const rel = 'rel="nofollow noopener noreferrer"';

describe("rendering", () => {
  it.each([
    ["a paragraph", "One\ntwo\n\nThree", "<p>One\ntwo</p>\n<p>Three</p>"],
    ["a line break by blanks", "One  \ntwo", "<p>One<br>\ntwo</p>"],
    ["a line break by a backslash", "One\\\ntwo", "<p>One<br>\ntwo</p>"],
    ["strong", "**One** and __two__", "<p><strong>One</strong> and <strong>two</strong></p>"],
    ["emphasis", "*One* and _two_", "<p><em>One</em> and <em>two</em></p>"],
    ["both", "***One***", "<p><em><strong>One</strong></em></p>"],
    ["strikethrough", "~~One~~", "<p><s>One</s></p>"],
    ["code", "`a < b`", "<p><code>a &lt; b</code></p>"],
    ["code with a backtick", "`` a`b ``", "<p><code>a`b</code></p>"],
    ["an escape", "\\*One\\* \\<b>", "<p>*One* &lt;b&gt;</p>"],
    ["an entity", "&copy; &#65; &lt;", "<p>© A &lt;</p>"],
    ["a list", "- One\n- Two", "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>"],
    ["a numbered list", "1. One\n2. Two", "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>"],
    ["a list that begins at seven", "7. One", '<ol start="7">\n<li>One</li>\n</ol>'],
    [
      "a list in a list",
      "- One\n  1. Two",
      "<ul>\n<li>One\n<ol>\n<li>Two</li>\n</ol>\n</li>\n</ul>",
    ],
    ["a quote", "> One", "<blockquote>\n<p>One</p>\n</blockquote>"],
    ["a block of code", "```\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>"],
    [
      "a block of code in a language",
      "```ts\nlet a;\n```",
      '<pre><code class="language-ts">let a;\n</code></pre>',
    ],
    ["indented code", "    let a;", "<pre><code>let a;\n</code></pre>"],
    ["a rule", "One\n\n---", "<p>One</p>\n<hr>"],
    ["HTML, as the text it is", "<b>One</b>", "<p>&lt;b&gt;One&lt;/b&gt;</p>"],
  ])("makes %s", (_name, markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(`${html}\n`);
  });

  it("begins headings under the title that the page has already", () => {
    const all = [1, 2, 3, 4, 5, 6].map((level) => `${"#".repeat(level)} ${level}`).join("\n");
    expect(renderMarkdown(`${all}\n\nOne\n===\n\nTwo\n---`)).toBe(
      "<h2>1</h2>\n<h3>2</h3>\n<h4>3</h4>\n<h5>4</h5>\n<h6>5</h6>\n<h6>6</h6>\n<h2>One</h2>\n<h3>Two</h3>\n",
    );
  });

  it("makes a table in a frame, with its columns aligned", () => {
    const html = renderMarkdown("| One | Two | Three |\n|-----|:---:|------:|\n| a | **b** | c |");
    expect(html).toMatch(/^<div>\n<table>\n<thead>[^]*<\/table>\n<\/div>\n$/);
    expect(html).toContain('<th style="text-align:center">Two</th>');
    expect(html).toContain('<td style="text-align:center"><strong>b</strong></td>');
    expect(html).toContain('<td style="text-align:right">c</td>');
  });
});

describe("a link", () => {
  it.each([
    ["[a](https://a.example/b?c=d&e#f)", "https://a.example/b?c=d&amp;e#f", "a"],
    ["[a](/tasks)", "/tasks", "a"],
    ["[a](#part)", "#part", "a"],
    ["[a](mailto:ada@example.com)", "mailto:ada@example.com", "a"],
    ["[*a*](<https://a.example/b c>)", "https://a.example/b%20c", "<em>a</em>"],
    ["https://a.example/b", "https://a.example/b", "https://a.example/b"],
    ["<https://a.example/>", "https://a.example/", "https://a.example/"],
    ["<ada@example.com>", "mailto:ada@example.com", "ada@example.com"],
    ["[a]\n\n[a]: https://a.example/", "https://a.example/", "a"],
  ])("is made of %j", (markdown, href, label) => {
    expect(renderMarkdown(markdown)).toBe(`<p><a href="${href}" ${rel}>${label}</a></p>\n`);
  });

  it("keeps its title", () => {
    expect(renderMarkdown('[a](/b "c \\" d")')).toContain('title="c &quot; d"');
  });

  it("stands in the place of a picture, which would tell another server who reads", () => {
    expect(renderMarkdown("![A **red** boat](https://a.example/boat.png)")).toBe(
      `<p><a href="https://a.example/boat.png" ${rel}>A red boat</a></p>\n`,
    );
    expect(renderMarkdown("![](/boat.png)")).toBe(
      `<p><a href="/boat.png" ${rel}>/boat.png</a></p>\n`,
    );
  });

  it("holds no other link", () => {
    const html = `<p><a href="/boats" ${rel}>`;
    expect(renderMarkdown("[![A boat](/boat.png)](/boats)")).toBe(`${html}A boat</a></p>\n`);
    expect(renderMarkdown("[<https://a.example/>](/boats)")).toBe(
      `${html}https://a.example/</a></p>\n`,
    );
  });

  it.each([
    "[a](javascript:alert)",
    "[a](data:text/html,b)",
    "[a](ftp://a.example/)",
    "[a](file:///etc/hosts)",
    "[a](//a.example/)",
    "![a](data:image/png;base64,AAAA)",
    "ftp://a.example/",
  ])("is not made of %j", (markdown) => {
    expect(renderMarkdown(markdown)).toBe(`<p>${markdown}</p>\n`);
  });
});

describe("what a text grows to", () => {
  it("stays in proportion, though one long address is used thousands of times", () => {
    const address = `[x]: /${"a".repeat(20_000)}\n\n`;
    for (const use of ["[x]", "![x]", "[![x]][x]"]) {
      const html = renderMarkdown(address + use.repeat(29_000 / use.length));
      expect(html.length).toBeLessThan(1_500_000);
      expect(faultsOf(html)).toEqual([]);
    }
  });

  it("leaves a text with many links as it is", () => {
    const html = renderMarkdown("[a](/b) ".repeat(6_000));
    expect(html.match(/<a /g)).toHaveLength(6_000);
  });
});

describe("an excerpt", () => {
  it.each([
    ["# One\n\nTwo **three** `four`", "One Two three four"],
    ["- One\n- Two\n\n> Three", "One Two Three"],
    ["[One](/two) ![Three](/four)", "One Three"],
    ["One\ntwo\\\nthree", "One two three"],
    ["| One |\n|-----|\n| Two |", "One Two"],
    ["", ""],
  ])("of %j is %j", (markdown, excerpt) => {
    expect(excerptOf(markdown, 240)).toBe(excerpt);
  });

  it("ends with a word, or within one that is too long", () => {
    expect(excerptOf("One two three", 9)).toBe("One two…");
    expect(excerptOf("\u{1F600}".repeat(200), 240)).toBe(`${"\u{1F600}".repeat(119)}…`);
    expect(excerptOf("a".repeat(300), 240)).toBe(`${"a".repeat(239)}…`);
  });
});
