import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createMailboxMailer } from "./mailbox-mailer.ts";
import { createMailbox } from "./mailbox.ts";
import type { Mail } from "./mailer.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.prisma.mailboxMessage.deleteMany({ where: { recipient: { not: "" } } }));
afterAll(() => database.close());

function mailTo(to: string, subject = "News"): Mail {
  return { id: uuidv7(), to, subject, text: "All is well.\n", html: "<p>All is well.</p>" };
}

describe("the mailbox", () => {
  it("keeps a mail as it was sent", async () => {
    const mailbox = createMailbox(database.prisma);
    const mail = mailTo("ada@example.com");
    await createMailboxMailer(mailbox).send(mail);
    const kept = { ...mail, createdAt: expect.any(Date) };
    expect(await mailbox.find(mail.id)).toEqual(kept);
    expect(await mailbox.list({ limit: 10 })).toEqual([kept]);
    expect(await mailbox.find(uuidv7())).toBeNull();
  });

  it("keeps a mail once, however often it is sent (M4)", async () => {
    const mailbox = createMailbox(database.prisma);
    const mail = mailTo("ada@example.com");
    await Promise.all(Array.from({ length: 5 }, () => mailbox.keep({ ...mail, subject: "Again" })));
    await mailbox.keep(mail);
    expect(await mailbox.list({ limit: 10 })).toMatchObject([{ id: mail.id, subject: "Again" }]);
  });

  it("lists the newest first, all of them or those to one address", async () => {
    const mailbox = createMailbox(database.prisma);
    for (const [to, subject] of [
      ["ada@example.com", "first"],
      ["eve@example.com", "second"],
      ["ada@example.com", "third"],
    ] as const) {
      await mailbox.keep(mailTo(to, subject));
    }
    const subjects = async (filter: { to?: string; limit: number }) =>
      (await mailbox.list(filter)).map(({ subject }) => subject);
    expect(await subjects({ limit: 10 })).toEqual(["third", "second", "first"]);
    expect(await subjects({ limit: 2 })).toEqual(["third", "second"]);
    expect(await subjects({ to: "ada@example.com", limit: 10 })).toEqual(["third", "first"]);
    expect(await subjects({ to: "nobody@example.com", limit: 10 })).toEqual([]);
  });

  it("forgets the oldest when it is full", async () => {
    const mailbox = createMailbox(database.prisma, 3);
    for (const subject of ["1", "2", "3", "4", "5"]) {
      await mailbox.keep(mailTo("ada@example.com", subject));
    }
    expect((await mailbox.list({ limit: 10 })).map(({ subject }) => subject)).toEqual([
      "5",
      "4",
      "3",
    ]);
  });
});
