import { z } from "zod";
import { Email, Id } from "@tenon/schemas/scalars";
import { giveUpOnRefusal } from "#platform/email/give-up-on-refusal.ts";
import { defineJob, handleJob, type JobHandler } from "#platform/jobs/jobs.ts";
import type { AccountMails } from "./account-mails.service.ts";

/** News that an account's owner is told, whoever caused them. */
export const AccountNews = z.enum([
  "password-changed",
  "password-reset",
  "email-change-requested",
  "email-changed",
  "account-removed",
]);
export type AccountNews = z.infer<typeof AccountNews>;

/** A mail to be written when its turn has come. It names what a link is for, never the link's token. */
export const AccountMail = z.discriminatedUnion("mail", [
  z.object({
    mail: z.literal("link"),
    tokenId: Id,
    purpose: z.enum(["verify_email", "reset_password", "change_email"]),
  }),
  z.object({
    mail: z.literal("forgotten-password"),
    email: Email,
    /** Where it was asked for. */
    address: z.string(),
  }),
  z.object({
    mail: z.literal("news"),
    news: AccountNews,
    to: Email,
    greeting: z.string(),
    at: z.iso.datetime(),
    address: z.string().nullable(),
  }),
]);
export type AccountMail = z.infer<typeof AccountMail>;

export const accountMailJob = defineJob({ name: "account-mail", payload: AccountMail });

export function createAccountMailJobs(mails: Pick<AccountMails, "deliver">): JobHandler[] {
  return [
    handleJob(accountMailJob, ({ id, payload, signal }) =>
      mails.deliver(id, payload, signal).catch(giveUpOnRefusal),
    ),
  ];
}
