import { z } from "zod";
import { Email, Id } from "@tenon/schemas/scalars";
import { defineJob } from "#platform/jobs/jobs.ts";

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
  z.object({ mail: z.literal("link"), tokenId: Id, purpose: OneTimePurpose() }),
  z.object({ mail: z.literal("forgotten-password"), email: Email }),
  z.object({
    mail: z.literal("news"),
    news: AccountNews,
    to: Email,
    name: z.string(),
    at: z.iso.datetime(),
    address: z.string().nullable(),
  }),
]);
export type AccountMail = z.infer<typeof AccountMail>;

export const accountMailJob = defineJob({ name: "account-mail", payload: AccountMail });

function OneTimePurpose() {
  return z.enum(["verify_email", "reset_password", "change_email"]);
}
