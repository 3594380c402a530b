import type { Prisma, PrismaClient } from "@tenon/db/client";
import type { Mail } from "./mailer.ts";

export type MailboxMessage = Mail & { createdAt: Date };

/** Where mails go while no mail server is configured. */
export type Mailbox = {
  /** Keeps a mail once, and the newest of all. */
  keep(mail: Mail): Promise<void>;
  /** The newest first. */
  list(filter: { to?: string; limit: number }): Promise<MailboxMessage[]>;
  find(id: string): Promise<MailboxMessage | null>;
};

export function createMailbox(
  prisma: Pick<PrismaClient, "mailboxMessage">,
  capacity = 1000,
): Mailbox {
  return {
    async keep({ id, to, subject, text, html }) {
      const data = { id, recipient: to, subject, text, html };
      await prisma.mailboxMessage.createMany({ data, skipDuplicates: true });
      await forgetOldest();
    },
    async list({ to, limit }) {
      const rows = await prisma.mailboxMessage.findMany({
        where: to === undefined ? {} : { recipient: to },
        orderBy: newestFirst,
        take: limit,
      });
      return rows.map(fromRow);
    },
    async find(id) {
      const row = await prisma.mailboxMessage.findUnique({ where: { id } });
      return row && fromRow(row);
    },
  };

  async function forgetOldest(): Promise<void> {
    const surplus = await prisma.mailboxMessage.findMany({
      orderBy: newestFirst,
      skip: capacity,
      select: { id: true },
    });
    if (surplus.length === 0) return;
    await prisma.mailboxMessage.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
  }
}

const newestFirst: Prisma.MailboxMessageOrderByWithRelationInput[] = [
  { createdAt: "desc" },
  { id: "desc" },
];

function fromRow({ recipient, ...row }: Omit<MailboxMessage, "to"> & { recipient: string }) {
  return { ...row, to: recipient };
}
