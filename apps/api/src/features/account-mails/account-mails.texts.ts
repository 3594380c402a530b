import type { MailText } from "#platform/email/render-mail.ts";
import type { OneTimePurpose } from "#platform/tokens/one-time-tokens.ts";
import type { AccountNews } from "./account-mails.jobs.ts";

type LinkText = {
  page: string;
  lifetimeMinutes: number;
  write: (greeting: string, url: string) => MailText;
};

/** What each mailed link says, which page of the web app it opens, and how long it is good for. */
export const links: Record<OneTimePurpose, LinkText> = {
  verify_email: {
    page: "/verify-email",
    lifetimeMinutes: 24 * 60,
    write: (greeting, url) => ({
      subject: "Confirm your e-mail address",
      greeting,
      paragraphs: [
        "Please confirm that this address is yours. The link is good for 24 hours.",
        "If you did not sign up, you need not do anything.",
      ],
      action: { label: "Confirm the address", url },
    }),
  },
  reset_password: {
    page: "/reset-password",
    lifetimeMinutes: 30,
    write: (greeting, url) => ({
      subject: "Set a new password",
      greeting,
      paragraphs: [
        "Somebody, hopefully you, asked for a new password. The link is good for 30 minutes and works once.",
        "If it was not you, leave the link alone: your password stays as it is.",
      ],
      action: { label: "Set a new password", url },
    }),
  },
  change_email: {
    page: "/confirm-email",
    lifetimeMinutes: 60,
    write: (greeting, url) => ({
      subject: "Confirm your new e-mail address",
      greeting,
      paragraphs: [
        "Please confirm that your account shall use this address from now on. The link is good for one hour.",
        "If you did not ask for it, you need not do anything.",
      ],
      action: { label: "Use this address", url },
    }),
  },
};

type NewsContext = { greeting: string; at: Date; address: string | null; origin: string };

/** What the owner of an account is told, so that no stranger's act goes unnoticed. */
export const news: Record<AccountNews, (context: NewsContext) => MailText> = {
  "password-changed": (context) => ({
    subject: "Your password was changed",
    greeting: context.greeting,
    paragraphs: [
      `Your password was changed ${circumstances(context)}. Other devices were signed out.`,
      "If it was not you, set a new password now, and look over your API keys and webhooks.",
    ],
    action: { label: "Set a new password", url: `${context.origin}/forgot-password` },
  }),
  "password-reset": (context) => ({
    subject: "Your password was reset",
    greeting: context.greeting,
    paragraphs: [
      `A new password was set by a mailed link ${circumstances(context)}. All devices were signed out.`,
      "If it was not you, somebody reads your mail: secure your mailbox first, then set a new password. API keys and webhooks go on working: look them over.",
    ],
    action: { label: "Set a new password", url: `${context.origin}/forgot-password` },
  }),
  "email-change-requested": (context) => ({
    subject: "Your account is about to get another e-mail address",
    greeting: context.greeting,
    paragraphs: [
      `Another address for your account was asked for ${circumstances(context)}. It counts once it is confirmed from there.`,
      "If it was not you, change your password now: the request dies with the old one.",
    ],
    action: { label: "Open your settings", url: `${context.origin}/settings` },
  }),
  "email-changed": (context) => ({
    subject: "Your account has another e-mail address now",
    greeting: context.greeting,
    paragraphs: [
      `The e-mail address of your account was changed ${circumstances(context)}. This one is no longer used.`,
      "If it was not you, ask an administrator for help.",
    ],
  }),
  "account-removed": (context) => ({
    subject: "Your account was removed",
    greeting: context.greeting,
    paragraphs: [
      `Your account was removed ${circumstances(context)}, with all that was in it. What you had published stays, without your name.`,
      "If you did not expect this, ask an administrator what happened.",
    ],
  }),
};

function circumstances({ at, address }: NewsContext): string {
  const moment = `on ${at.toISOString().slice(0, 16).replace("T", " at ")} UTC`;
  return address === null ? moment : `${moment} from the address ${address}`;
}

/** Whoever signs up with a stranger's address chooses the name, so an address that nobody confirmed is greeted without. */
export function greetingOf({
  name,
  emailVerified,
}: {
  name: string;
  emailVerified: boolean;
}): string {
  return emailVerified ? `Hello ${name},` : "Hello,";
}
