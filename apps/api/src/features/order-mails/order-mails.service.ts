import type { OrderDetails } from "@tenon/schemas/orders";
import type { UserRepository } from "#features/users/index.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import type { Mailer } from "#platform/email/mailer.ts";
import type { MailRenderer } from "#platform/email/render-mail.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import { type OrderMail, orderMailJob } from "./order-mails.jobs.ts";
import { texts } from "./order-mails.texts.ts";

export type OrderMails = {
  /** Has the customer told what became of an order, if the transaction commits. */
  tell(mail: OrderMail, tx: Transaction): Promise<void>;
  /** Writes and hands over one mail; to nobody whose address was never confirmed, as it may be a stranger's. */
  deliver(id: string, mail: OrderMail, signal: AbortSignal): Promise<void>;
};

type Dependencies = {
  findOrder: (id: string) => Promise<OrderDetails | null>;
  users: Pick<UserRepository, "findById">;
  jobs: Pick<JobQueue, "enqueue">;
  mailer: Pick<Mailer, "send">;
  render: MailRenderer;
  publicUrl: URL;
};

export function createOrderMails({
  findOrder,
  users,
  jobs,
  mailer,
  render,
  publicUrl: { origin },
}: Dependencies): OrderMails {
  return {
    tell: (mail, tx) => jobs.enqueue(orderMailJob, mail, { tx }),
    async deliver(id, { orderId, news }, signal) {
      const order = await findOrder(orderId);
      const customer = order?.customer && (await users.findById(order.customer.id));
      if (!order || !customer?.isActive || !customer.emailVerified) return;
      const text = texts[news]({ order, name: customer.name, origin });
      await mailer.send({ id, to: customer.email, ...render(text) }, { signal });
    },
  };
}
