import { join } from "node:path";
import { createArgon2Passwords } from "@tenon/api/platform/passwords/argon2-passwords";
import { openDatabase, type PrismaClient } from "@tenon/db/client";
import { ADMIN_EMAIL, DEMO_EMAIL } from "@tenon/db/seed/demo-people";
import { seedDemo } from "@tenon/db/seed/seed-demo";
import { keepFile } from "./keep-file.ts";
import { makePassword } from "./make-password.ts";
import { CommandError } from "./run-command.ts";
import { dataFolder } from "./workspace.ts";

export type DemoAccount = { email: string; password: string };
export type DemoAccounts = { demo: DemoAccount; admin: DemoAccount };

/**
 * The demo's accounts. Their passwords are random, and kept where only this machine's user can read them.
 * Whoever deletes the file gets new ones.
 */
export async function ensureDemo(
  { url }: { url: string },
  file = join(dataFolder, "demo.json"),
): Promise<DemoAccounts> {
  const made = makeAccounts();
  const kept = await keepFile(file, () => made);
  const accounts = readAccounts(kept);
  if (!accounts) {
    throw new CommandError(`${file} does not hold the demo's accounts. Delete it and start again.`);
  }

  await using database = openDatabase({ url, poolSize: 1 });
  const isSeeded = (await database.prisma.user.findFirst({ select: { id: true } })) !== null;
  if (isSeeded && kept !== made) return accounts;

  await using passwords = createArgon2Passwords();
  const passwordHashes = {
    demo: await passwords.hash(accounts.demo.password),
    admin: await passwords.hash(accounts.admin.password),
  };
  if (!isSeeded) await seedDemo(database.prisma, { passwordHashes, now: new Date() });
  else await setPasswords(database.prisma, passwordHashes);
  return accounts;
}

async function setPasswords(
  prisma: PrismaClient,
  { demo, admin }: { demo: string; admin: string },
): Promise<void> {
  await prisma.user.updateMany({ where: { email: DEMO_EMAIL }, data: { passwordHash: demo } });
  await prisma.user.updateMany({ where: { email: ADMIN_EMAIL }, data: { passwordHash: admin } });
}

function makeAccounts(): string {
  const accounts: DemoAccounts = {
    demo: { email: DEMO_EMAIL, password: makePassword() },
    admin: { email: ADMIN_EMAIL, password: makePassword() },
  };
  return JSON.stringify(accounts, null, 2);
}

function readAccounts(text: string): DemoAccounts | null {
  try {
    const accounts: unknown = JSON.parse(text);
    return areAccounts(accounts) ? accounts : null;
  } catch {
    return null;
  }
}

function areAccounts(value: unknown): value is DemoAccounts {
  return isObject(value) && isAccount(value["demo"]) && isAccount(value["admin"]);
}

function isAccount(value: unknown): value is DemoAccount {
  return (
    isObject(value) && typeof value["email"] === "string" && typeof value["password"] === "string"
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
