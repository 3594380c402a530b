import type { MailText } from "#platform/email/render-mail.ts";

type Context = { name: string; url: string; reason: "gone" | "failing"; origin: string };

const why = {
  gone: "It answered 410 Gone, which says that nothing is expected there any more.",
  failing: "No message got through for three days.",
};

/** What the owner of a webhook reads when it was paused. */
export function pausedText({ name, url, reason, origin }: Context): MailText {
  return {
    subject: "Your webhook was paused",
    greeting: `Hello ${name},`,
    paragraphs: [
      `Your webhook to ${new URL(url).origin} was paused. ${why[reason]}`,
      "What waits is kept for 30 days and sent when you resume it. What happens until then is not sent.",
    ],
    action: { label: "Open your settings", url: `${origin}/settings` },
  };
}
