import type { PrismaClient } from "@tenon/db/client";

/** Remembers which mails were handed over. */
export type SentMailRepository = {
  has(id: string): Promise<boolean>;
  add(id: string): Promise<void>;
  countSince(moment: Date): Promise<number>;
  /** Forgets those of so many days ago, whose jobs are long gone, some at a time, and says how many. */
  removeOlderThan(days: number): Promise<number>;
};

const batch = 10_000;

export function createSentMailRepository(
  prisma: Pick<PrismaClient, "sentMail" | "$executeRaw">,
): SentMailRepository {
  return {
    has: async (id) => (await prisma.sentMail.findUnique({ where: { id } })) !== null,
    async add(id) {
      await prisma.sentMail.createMany({ data: { id }, skipDuplicates: true });
    },
    countSince: (moment) => prisma.sentMail.count({ where: { sentAt: { gte: moment } } }),
    removeOlderThan: (days) => prisma.$executeRaw`
      DELETE FROM sent_mails WHERE id IN (
        SELECT id FROM sent_mails WHERE sent_at < now() - ${days}::int * interval '1 day'
        ORDER BY sent_at LIMIT ${batch})`,
  };
}
