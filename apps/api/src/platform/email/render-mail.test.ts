import { describe, expect, it } from "vitest";
import { createMailRenderer } from "./render-mail.ts";

const render = createMailRenderer({ publicUrl: new URL("https://tenon.example.com") });

const url = "https://tenon.example.com/reset-password#token=a-b_c";

const words = {
  subject: "Set a new password",
  greeting: "Hello Ada,",
  paragraphs: ["Somebody asked for a new password.", "If it was not you, leave the link alone."],
  action: { label: "Set it", url },
};

describe("a rendered mail", () => {
  it("says the same as plain text and as HTML", () => {
    const { subject, text, html } = render(words);
    expect(subject).toBe("Set a new password");
    expect(text).toBe(
      `Hello Ada,

Somebody asked for a new password.

If it was not you, leave the link alone.

Set it:
${url}

-- 
Sent by Tenon, https://tenon.example.com. Nobody reads answers to this mail.
`,
    );
    for (const sentence of ["Set a new password", "Hello Ada,", ...words.paragraphs, "Set it"]) {
      expect(html).toContain(`>${sentence}<`);
    }
    expect(html.match(/href="[^"]+"/g)).toEqual([`href="${url}"`, `href="${url}"`]);
    expect(html).toContain(`>${url}<`);
  });

  it("needs neither greeting nor link", () => {
    const { text, html } = render({ subject: "News", paragraphs: ["All is well."] });
    expect(text).toMatch(/^All is well\.\n\n-- \n/);
    expect(html).not.toContain("<a ");
  });

  it("shows markup as text (E15)", () => {
    const evil = `<b>x</b><img src=x onerror="alert(1)">&amp;'`;
    const { html, text } = render({
      ...words,
      subject: evil,
      greeting: `Hello ${evil},`,
      paragraphs: [evil],
      action: { label: evil, url: `https://tenon.example.com/"><script>alert(1)</script>` },
    });
    expect(html).not.toMatch(/<b>|<img|<script|onerror="/);
    expect(html).toContain("&#60;b&#62;x&#60;/b&#62;");
    expect(html).toContain("&#38;amp;&#39;");
    expect(text).toContain(`Hello ${evil},`);
  });

  it.each([
    ["\r\nBcc: eve@example.com", "Hello Bcc: eve@example.com,"],
    ["Ada\r\n\r\nSet it:\nhttps://evil.example", "Hello Ada Set it: https://evil.example,"],
    ["Ada\u2028\u2029\u0085\u0000\u001B[31m", "Hello Ada [31m,"],
    ["\u202Eadlove\u202C", "Hello adlove,"],
  ])("keeps a name like %j within its line (E15)", (name, line) => {
    const { subject, text } = render({
      ...words,
      subject: `Hello ${name},`,
      greeting: `Hello ${name},`,
    });
    expect(subject).toBe(line);
    expect(text.split("\n")[0]).toBe(line);
  });

  it("keeps names of every script and sign as they are", () => {
    const name = "Zoë Ωμέγα 山田 👩‍🚀 \u200Fعلی\u200C";
    expect(render({ ...words, greeting: name }).text).toContain(name);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "/reset-password", "//evil.example", ""])(
    "links to no such address as %j",
    (address) => {
      expect(() => render({ ...words, action: { label: "Go", url: address } })).toThrow(
        "http and https addresses only",
      );
    },
  );
});
