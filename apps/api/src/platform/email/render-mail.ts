/** The words of a mail. All of it is plain text: names of people may stand in it. */
export type MailText = {
  subject: string;
  greeting?: string;
  paragraphs: string[];
  action?: { label: string; url: string };
};

export type RenderedMail = { subject: string; text: string; html: string };

export type MailRenderer = (words: MailText) => RenderedMail;

/** Sets words as plain text and as HTML that mail programs show well, in the dark too. */
export function createMailRenderer({ publicUrl }: { publicUrl: URL }): MailRenderer {
  const footer = `This mail was sent by Tenon, ${publicUrl.origin}. Answers to it are not read.`;
  return (words) => {
    const mail = {
      subject: oneLine(words.subject),
      greeting: words.greeting === undefined ? [] : [oneLine(words.greeting)],
      paragraphs: words.paragraphs.map(oneLine),
      action: words.action && {
        label: oneLine(words.action.label),
        url: webAddress(words.action.url),
      },
      footer,
    };
    return { subject: mail.subject, text: renderText(mail), html: renderHtml(mail) };
  };
}

type Content = {
  subject: string;
  greeting: string[];
  paragraphs: string[];
  action: { label: string; url: string } | undefined;
  footer: string;
};

function renderText({ greeting, paragraphs, action, footer }: Content): string {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  return `${[...greeting, ...paragraphs, ...link, `-- \n${footer}`].join("\n\n")}\n`;
}

function renderHtml({ subject, greeting, paragraphs, action, footer }: Content): string {
  const words = [...greeting, ...paragraphs]
    .map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph)}</p>`)
    .join("\n");
  const link = action
    ? `<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`
    : "";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(subject)}</title>${words}${link}<p>${escapeHtml(footer)}</p></html>`;
}

/** Line breaks would end a header, and signs that turn the reading direction would hide what stands there. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function webAddress(text: string): string {
  const url = new URL(text);
  if (url.protocol === "https:" || url.protocol === "http:") return url.href;
  throw new Error("A mail links to http and https addresses only.");
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
