import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createArgon2Passwords } from "@tenon/api/platform/passwords/argon2-passwords";
import { createTestDatabase } from "@tenon/db/testing/test-database";
import { type DemoAccount, ensureDemo } from "./demo-accounts.ts";

const database = await createTestDatabase();
const passwords = createArgon2Passwords();
let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-demo-"));
  file = join(folder, "demo.json");
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await passwords[Symbol.asyncDispose]();
  await database.close();
});

describe("the demo's accounts", () => {
  it("open with the passwords of the file, also when it was deleted and made anew", async () => {
    const first = await ensureDemo(database, file);
    await expectToOpen([first.demo, first.admin]);
    expect(await ensureDemo(database, file)).toEqual(first);

    await rm(file);
    const second = await ensureDemo(database, file);
    expect(second.demo.password).not.toBe(first.demo.password);
    await expectToOpen([second.demo, second.admin]);
    expect(await ensureDemo(database, file)).toEqual(second);
  });

  it.each(["", "no JSON", "{}", '{"demo":{"email":"demo@example.com"}}'])(
    "are not guessed from a file that holds %j, and the file stays as it is",
    async (content) => {
      await writeFile(file, content);
      await expect(ensureDemo(database, file)).rejects.toThrow(
        `${file} does not hold the demo's accounts. Delete it and start again.`,
      );
      expect(await readFile(file, "utf8")).toBe(content);
    },
  );
});

async function expectToOpen(accounts: DemoAccount[]): Promise<void> {
  for (const { email, password } of accounts) {
    const { passwordHash } = await database.prisma.user.findUniqueOrThrow({ where: { email } });
    expect(await passwords.verify(password, passwordHash)).toBe(true);
  }
}
