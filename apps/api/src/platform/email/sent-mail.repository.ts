import type { PrismaClient } from "@tenon/db/client";
import { dayMs } from "#platform/last-days.ts";

/** Remembers which mails were handed over. */
export type SentMailRepository = {
  has(id: string): Promise<boolean>;
  add(id: string): Promise<void>;
  countSince(moment: Date): Promise<number>;
  /** Forgets those of so many days ago, whose jobs are long gone, and says how many. */
  removeOlderThan(days: number): Promise<number>;
};

export function createSentMailRepository(
  prisma: Pick<PrismaClient, "sentMail">,
): SentMailRepository {
  return {
    has: async (id) => (await prisma.sentMail.findUnique({ where: { id } })) !== null,
    async add(id) {
      await prisma.sentMail.createMany({ data: { id }, skipDuplicates: true });
    },
    countSince: (moment) => prisma.sentMail.count({ where: { sentAt: { gte: moment } } }),
    async removeOlderThan(days) {
      const sentAt = { lt: new Date(Date.now() - days * dayMs) };
      const { count } = await prisma.sentMail.deleteMany({ where: { sentAt } });
      return count;
    },
  };
}
