import type { PrismaClient } from "@tenon/db/client";

/** Remembers which mails were handed over. */
export type SentMailRepository = {
  has(id: string): Promise<boolean>;
  add(id: string): Promise<void>;
};

export function createSentMailRepository(
  prisma: Pick<PrismaClient, "sentMail">,
): SentMailRepository {
  return {
    has: async (id) => (await prisma.sentMail.findUnique({ where: { id } })) !== null,
    async add(id) {
      await prisma.sentMail.createMany({ data: { id }, skipDuplicates: true });
    },
  };
}
