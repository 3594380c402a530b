import type { Prisma, PrismaClient } from "@tenon/db/client";
import type { User } from "@tenon/schemas/users";
import type { Transaction } from "#platform/db/transaction.ts";

/** What signing in needs to know of an account. */
export type UserCredentials = { id: string; passwordHash: string | null; isActive: boolean };

export type NewUser = { id: string; email: string; name: string; passwordHash: string };

export type UserRepository = {
  findById(id: string): Promise<User | null>;
  findCredentials(email: string): Promise<UserCredentials | null>;
  insert(user: NewUser, tx?: Transaction): Promise<User>;
  /** The changed user; null when there is none with that id and, if given, version. */
  rename(id: string, change: { name: string; version?: number | undefined }): Promise<User | null>;
  /** Does nothing when the hash is another one by now. */
  replacePasswordHash(id: string, change: { from: string; to: string }): Promise<void>;
};

export function createUserRepository(prisma: PrismaClient): UserRepository {
  return {
    async findById(id) {
      const row = await prisma.user.findUnique({ where: { id }, select: userColumns });
      return row && toUser(row);
    },
    findCredentials: (email) =>
      prisma.user.findUnique({
        where: { email },
        select: { id: true, passwordHash: true, isActive: true },
      }),
    async insert(user, tx = prisma) {
      return toUser(await tx.user.create({ data: user, select: userColumns }));
    },
    async rename(id, { name, version }) {
      const [row] = await prisma.user.updateManyAndReturn({
        where: { id, ...(version !== undefined && { version }) },
        data: { name, version: { increment: 1 } },
        select: userColumns,
      });
      return row ? toUser(row) : null;
    },
    async replacePasswordHash(id, { from, to }) {
      await prisma.user.updateMany({
        where: { id, passwordHash: from },
        data: { passwordHash: to },
      });
    },
  };
}

const userColumns = {
  id: true,
  email: true,
  name: true,
  role: true,
  isActive: true,
  emailVerifiedAt: true,
  createdAt: true,
  updatedAt: true,
  version: true,
} satisfies Prisma.UserSelect;

type UserRow = Prisma.UserGetPayload<{ select: typeof userColumns }>;

function toUser({ emailVerifiedAt, ...row }: UserRow): User {
  return { ...row, emailVerified: emailVerifiedAt !== null };
}
