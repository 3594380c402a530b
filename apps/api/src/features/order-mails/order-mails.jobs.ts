import { z } from "zod";
import { Id } from "@tenon/schemas/scalars";
import { giveUpOnRefusal } from "#platform/email/give-up-on-refusal.ts";
import { defineJob, handleJob, type JobHandler } from "#platform/jobs/jobs.ts";
import type { OrderMails } from "./order-mails.service.ts";

/** What a customer is told about an order; the rest is read when the mail is written. */
export const OrderMail = z.object({
  orderId: Id,
  news: z.enum(["placed", "shipped", "cancelled"]),
});
export type OrderMail = z.infer<typeof OrderMail>;

export const orderMailJob = defineJob({ name: "order-mail", payload: OrderMail });

export function createOrderMailJobs(mails: Pick<OrderMails, "deliver">): JobHandler[] {
  return [
    handleJob(orderMailJob, ({ id, payload, signal }) =>
      mails.deliver(id, payload, signal).catch(giveUpOnRefusal),
    ),
  ];
}
