import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { hostileMarkdown } from "./testing/hostile-markdown.ts";
import { faultsOf } from "./testing/read-html.ts";

const maxLength = 50_000;

describe("the reader of HTML that these tests rely on", () => {
  it.each([
    '<p><a href="/b" rel="nofollow">a &lt; b</a><br></p>',
    '<div>\n<table>\n<thead>\n<tr>\n<th style="text-align:left">a</th>\n</tr>\n</thead>\n</table>\n</div>',
  ])("finds no fault with %j", (html) => {
    expect(faultsOf(html)).toEqual([]);
  });

  it.each([
    "<script>alert(1)</script>",
    "<p>a < b</p>",
    "<p>a & b</p>",
    '<p onclick="a">b</p>',
    "<p onclick=a>b</p>",
    "<P>a</P>",
    '<img src="a">',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="java\tscript:alert(1)">a</a>',
    '<a href="data:text/html,a">a</a>',
    '<a href="/b"><a href="/c">d</a></a>',
    '<td style="background:red">a</td>',
    "<p><em>a</p></em>",
    "<p>a",
    "<!-- a -->",
  ])("finds fault with %j", (html) => {
    expect(faultsOf(html)).not.toEqual([]);
  });
});

describe("whatever is written", () => {
  it.each(Object.entries(hostileMarkdown))("is shown and does nothing: %s", (_source, texts) => {
    for (const text of texts) {
      for (const placed of [text, `> ${text}`, `- ${text}`, `**${text}**`, `[${text}](/a)`]) {
        expect(faultsOf(renderMarkdown(placed)), placed).toEqual([]);
      }
    }
  });

  it("becomes the allowed elements and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(mark, letters), { maxLength: 60 }), (parts) => {
        expect(faultsOf(renderMarkdown(parts.join("")))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ..."[]()*_~`<>!#|&\\-+=:\"'\n\t".split("").map((sign) => [sign]),
    ["[a]("],
    ["![["],
    ["]("],
    ["**a "],
    ["*a_"],
    ["~~a"],
    ["> "],
    ["- "],
    ["1. "],
    ["* a\n  "],
    ["a|"],
    ["|-"],
    ["a|b\n-|-\n"],
    ["[a]: b\n"],
    ["`a``"],
    ["<a"],
    ["<!--"],
    ["&#"],
    ["https://"],
    ["https://a.b/"],
    ["a@b.c "],
    ["\u{1F600}"],
  ])("becomes them when it is %j over and over", (part) => {
    const text = part.repeat(maxLength / part.length);
    expect(faultsOf(renderMarkdown(text))).toEqual([]);
  });

  it.each([
    ["[", "]"],
    ["[", "](a)"],
    ["![", "](a)"],
    ["[a](", ")"],
    ["*", "*"],
    ["**a ", "**"],
    ["(", ")"],
    ["> ", ""],
    ["- ", ""],
  ])("becomes them when %j and %j are nested as deep as there is room", (open, close) => {
    const depth = maxLength / (open.length + close.length);
    expect(faultsOf(renderMarkdown(open.repeat(depth) + close.repeat(depth)))).toEqual([]);
  });
});

const signs = "[]()<>!*_~`#|&\\-+=:;\"'/.,@ \t\n\r\0".split("");
const marks = ["](", "![", "**", "~~", "```", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n# "];
const tables = ["|a|b|\n|-|:-:|\n", "|c|"];
const links = ["[a]: ", "\n\n[a]: javascript:x\n\n", "//", "https://", "mailto:", "ftp://"];
const schemes = ["javascript:", "data:text/html,", "vbscript:", "&#x6A;", "&colon;", "&Tab;"];
const tags = ["<script>", "</a>", "<a href=", '" onclick="', "' onerror='", "-->", "<!--", "]]>"];
const mark = fc.constantFrom(...signs, ...marks, ...tables, ...links, ...schemes, ...tags);
const letters = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.webUrl(),
);
