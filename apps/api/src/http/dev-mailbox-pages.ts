import { html, raw } from "hono/html";
import type { MailboxMessage } from "#platform/email/mailbox.ts";
import { style } from "./dev-mailbox-style.ts";

type Html = ReturnType<typeof html>;

/** All mails, or those to one address. As long as there is none at all it looks again by itself. */
export function listPage(messages: MailboxMessage[], to: string): Html {
  const isNew = messages.length === 0 && to === "";
  return page({
    title: "Mailbox",
    refresh: isNew,
    body: html`<h1>Mailbox</h1>
      <p class="dim">
        No mail server is configured, so mails are kept here instead of being sent. Only this
        machine can read them.
      </p>
      ${isNew ? "" : filter(to)} ${messages.length === 0 ? emptyState(to) : messageList(messages)}`,
  });
}

/** One mail as its recipient sees it. */
export function messagePage({ to, subject, text, html: markup, createdAt }: MailboxMessage): Html {
  return page({
    title: subject,
    refresh: false,
    body: html`<p><a href="/dev/mail">← All mails</a></p>
      <h1>${subject}</h1>
      <p class="dim">To <strong>${to}</strong> · ${time(createdAt)}</p>
      <div class="parts">
        <section aria-labelledby="html">
          <h2 id="html">HTML</h2>
          <iframe
            title="The mail as HTML"
            sandbox="allow-top-navigation-by-user-activation"
            srcdoc="${openingLinksOnTop(markup)}"
          ></iframe>
        </section>
        <section aria-labelledby="text">
          <h2 id="text">Plain text</h2>
          <pre tabindex="0">${text}</pre>
        </section>
      </div>`,
  });
}

function filter(to: string): Html {
  return html`<form class="bar" action="/dev/mail" role="search">
    <label for="to">To</label>
    <input
      id="to"
      name="to"
      type="search"
      inputmode="email"
      autocapitalize="none"
      placeholder="every address"
      value="${to}"
    />
    <button>Show</button>
    <a href="/dev/mail?to=${encodeURIComponent(to)}">Look again</a>
  </form>`;
}

function messageList(messages: MailboxMessage[]): Html {
  return html`<ol>
    ${messages.map(
      ({ id, to, subject, createdAt }) =>
        html`<li>
          <a href="/dev/mail/${id}">
            <strong>${subject}</strong>
            <span>${to}</span>
            ${time(createdAt)}
          </a>
        </li>`,
    )}
  </ol>`;
}

function emptyState(to: string): Html {
  const [words, hint] =
    to === ""
      ? ["No mail yet", "Sign up, or ask for a new password. This page looks again by itself."]
      : [`No mail to ${to}`, "Is that the whole address?"];
  return html`<div class="empty">
    <p><strong>${words}</strong></p>
    <p class="dim">${hint}</p>
  </div>`;
}

function time(moment: Date): Html {
  const [day, clock = ""] = moment.toISOString().split("T");
  return html`<time datetime="${moment.toISOString()}">${day} ${clock.slice(0, 8)} UTC</time>`;
}

/** The frame shows nothing but the mail. */
function openingLinksOnTop(markup: string): string {
  return `${markup.slice(0, afterHead(markup))}<base target="_top">${markup.slice(afterHead(markup))}`;
}

function afterHead(markup: string): number {
  const [head = ""] = /^[^]*?<head>/i.exec(markup) ?? [];
  return head.length;
}

type Page = { title: string; refresh: boolean; body: Html };

/** Nothing here runs; the policy says so once more, and the frame of a mail inherits it. */
function page({ title, refresh, body }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${refresh ? html`<meta http-equiv="refresh" content="4" />` : ""}
        <title>${title} · Tenon</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}
