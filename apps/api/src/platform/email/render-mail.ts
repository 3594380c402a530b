import { renderMailHtml } from "./mail-html.ts";

/** What a mail says, as plain text: names that strangers chose may stand in it. */
export type MailText = {
  subject: string;
  greeting?: string;
  paragraphs: string[];
  action?: { label: string; url: string };
};

export type MailRenderer = (words: MailText) => { subject: string; text: string; html: string };

/** Sets words as plain text and as HTML, the same words in both. */
export function createMailRenderer({ publicUrl }: { publicUrl: URL }): MailRenderer {
  const footer = `Sent by Tenon, ${publicUrl.origin}. Nobody reads answers to this mail.`;
  return (words) => {
    const subject = oneLine(words.subject);
    const paragraphs = [words.greeting ?? "", ...words.paragraphs].map(oneLine).filter(Boolean);
    const action = words.action && {
      label: oneLine(words.action.label),
      url: webAddress(words.action.url),
    };
    return {
      subject,
      text: renderText({ paragraphs, action, footer }),
      html: renderMailHtml({ subject, paragraphs, action, footer }),
    };
  };
}

type Parts = {
  paragraphs: string[];
  action: { label: string; url: string } | undefined;
  footer: string;
};

function renderText({ paragraphs, action, footer }: Parts): string {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  return `${[...paragraphs, ...link, `-- \n${footer}`].join("\n\n")}\n`;
}

/** A line break would end a header, and a sign that turns the reading direction would disguise what follows. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function webAddress(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === "https:" || url?.protocol === "http:") return url.href;
  throw new Error("A mail may link to http and https addresses only: check the action's url.");
}
