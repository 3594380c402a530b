import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { Password } from "@tenon/schemas/auth";
import type { ImportProgress, ImportReport } from "@tenon/schemas/csv";
import { Email, Id } from "@tenon/schemas/scalars";
import type { OnBadRow } from "@tenon/schemas/tasks";
import { nameOfEmail, type User, UserName, type UserRole } from "@tenon/schemas/users";
import type { AccountMails, ResetLink } from "#features/account-mails/index.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { NewPasswords } from "#features/auth/index.ts";
import type { TableFile, TaskCsvService } from "#features/tasks/index.ts";
import type { UserRepository, UserService } from "#features/users/index.ts";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { refuseTaken } from "#platform/errors/refuse-taken.ts";
import type { SigningKeys } from "#platform/tokens/signing-keys.ts";
import { operator } from "./operator.policy.ts";

/** What an operator does to accounts, each named by its address or its id, and to keys. Texts come as they were typed. */
export type OperatorService = {
  /** Throws NOT_FOUND. */
  find(account: string): Promise<User>;
  /** An administrator with a confirmed address. Throws VALIDATION_FAILED and EMAIL_TAKEN. */
  createAdmin(input: { email: string; name?: string; password: string }): Promise<User>;
  /** Throws LAST_ADMIN. */
  setRole(account: string, role: UserRole): Promise<User>;
  revokeSessions(account: string): Promise<{ user: User; ended: number }>;
  /** Has a link mailed that sets a new password. Throws CONFLICT for an account that is not active. */
  mailResetLink(account: string): Promise<User>;
  /** The same link for whoever can reach its owner where mail can't. */
  makeResetLink(account: string): Promise<{ user: User; link: ResetLink }>;
  /** Signs access tokens with a new key; with `retire`, at once, and refuses those of the others. */
  rotateKeys(options?: { retire?: boolean }): Promise<{ kid: string; retired: number }>;
  /** Adds the tasks of a table to an account's. Throws VALIDATION_FAILED and ROWS_REFUSED. */
  importTasks(
    account: string,
    onBadRow: OnBadRow,
    source: { file: TableFile; onProgress: (progress: ImportProgress) => void },
  ): Promise<{ user: User; report: ImportReport }>;
  /** The pages of a table of all tasks of an account. */
  exportTasks(account: string): Promise<{ user: User; pages: AsyncIterable<string> }>;
};

type Dependencies = {
  users: Pick<UserRepository, "findById" | "findByEmail" | "insert">;
  accounts: Pick<UserService, "update" | "revokeSessions" | "sendResetLink">;
  mails: Pick<AccountMails, "makeResetLink">;
  newPasswords: NewPasswords;
  signingKeys: Pick<SigningKeys, "current" | "rotate" | "retireOthers">;
  audit: Pick<AuditService, "record">;
  taskCsv: TaskCsvService;
  transaction: TransactionRunner;
  /** Everything done meanwhile takes part in its transaction. */
  surround: TransactionRunner;
};

export function createOperatorService({
  users,
  accounts,
  mails,
  newPasswords,
  signingKeys,
  audit,
  taskCsv,
  transaction,
  surround,
}: Dependencies): OperatorService {
  return {
    find,
    async createAdmin(input) {
      const { email, password, name = nameOfEmail(email) } = read(NewAdmin, input);
      if (await users.findByEmail(email)) throw new AppError({ code: "EMAIL_TAKEN" });
      const words = [email, name];
      const passwordHash = await newPasswords.hash(password, { field: "password", words });
      return transaction(async (tx) => {
        const user = await users.insert(
          { id: uuidv7(), email, name, passwordHash, role: "admin", emailVerifiedAt: new Date() },
          tx,
        );
        const details = { role: user.role };
        await audit.record(
          { action: "user.created", by: operator, from: null, targetId: user.id, details },
          tx,
        );
        return user;
      }).catch(refuseTaken({ code: "EMAIL_TAKEN" }));
    },
    async setRole(account, role) {
      const user = await find(account);
      return user.role === role ? user : accounts.update(operator, { id: user.id, role }, null);
    },
    async revokeSessions(account) {
      const user = await find(account);
      return { user, ...(await accounts.revokeSessions(operator, { id: user.id }, null)) };
    },
    async mailResetLink(account) {
      const user = await find(account);
      await accounts.sendResetLink(operator, { id: user.id }, null);
      return user;
    },
    async makeResetLink(account) {
      const user = await findActive(account);
      await assertSecretOfServer();
      const link = await transaction(async (tx) => {
        await recordReset(user, tx);
        return mails.makeResetLink(ownerOf(user), tx);
      });
      return { user, link };
    },
    rotateKeys: ({ retire = false } = {}) =>
      transaction(async (tx) => {
        const kid = await signingKeys.rotate(tx);
        const retired = retire ? await signingKeys.retireOthers(kid, tx) : 0;
        await audit.record(
          { action: "signing-key.rotated", by: operator, from: null, details: { kid, retired } },
          tx,
        );
        return { kid, retired };
      }),
    async importTasks(account, onBadRow, { file, onProgress }) {
      const user = await find(account);
      const table = await taskCsv.examine({ onBadRow }, file);
      const report = await surround(
        async (tx) => {
          const made = await taskCsv.import({ userId: user.id }, table, onProgress);
          await audit.record(
            {
              action: "tasks.imported",
              by: operator,
              from: null,
              targetId: user.id,
              details: { tasks: made.imported },
            },
            tx,
          );
          return made;
        },
        { long: true },
      );
      return { user, report };
    },
    async exportTasks(account) {
      const user = await find(account);
      await audit.record({
        action: "tasks.exported",
        by: operator,
        from: null,
        targetId: user.id,
      });
      return { user, pages: pagesOf(user) };
    },
  };

  async function* pagesOf(user: User): AsyncGenerator<string> {
    let cursor: string | undefined;
    do {
      const page = await taskCsv.export({ userId: user.id }, { cursor });
      yield page.csv;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  async function find(account: string): Promise<User> {
    const named = read(AccountName, account);
    const user = named.includes("@")
      ? await users.findByEmail(named)
      : await users.findById(named.toLowerCase());
    if (!user) throw new AppError({ code: "NOT_FOUND" });
    return user;
  }

  async function findActive(account: string): Promise<User> {
    const user = await find(account);
    if (user.isActive) return user;
    throw new AppError(
      { code: "CONFLICT" },
      { message: "The account is not active, so no password signs in to it." },
    );
  }

  /** With another secret than the server's, the link would open nothing. */
  async function assertSecretOfServer(): Promise<void> {
    await signingKeys.current().catch((cause: unknown) => {
      if (classifyDatabaseError(cause) !== null) throw cause;
      const message = "SECRET_KEY is not the one the server has, so no link made here would work.";
      throw new AppError({ code: "CONFLICT" }, { message, cause });
    });
  }

  function recordReset({ id }: User, tx: Transaction): Promise<void> {
    return audit.record(
      {
        action: "password.reset-requested",
        by: operator,
        from: null,
        targetId: id,
        details: { link: "printed" },
      },
      tx,
    );
  }
}

const AccountName = z.union([Email, Id], "Must be an e-mail address or an id.");
const NewAdmin = z.strictObject({ email: Email, name: UserName.optional(), password: Password });

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(input);
  if (!error) return data;
  const issues = error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  throw new AppError({ code: "VALIDATION_FAILED", issues });
}

function ownerOf({ id, email }: User): { userId: string; email: string } {
  return { userId: id, email };
}
