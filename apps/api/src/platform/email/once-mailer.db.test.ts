import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { type SmtpServerProcess, startSmtpServer } from "#test/smtp-server.ts";
import { createMailer } from "./create-mailer.ts";
import type { Mail, Mailer } from "./mailer.ts";
import { createSentMailRepository } from "./sent-mail.repository.ts";
import { readSmtpUrl } from "./smtp-server.ts";

let database: TestDatabase;
let smtp: SmtpServerProcess;
let mailer: Mailer;
beforeAll(async () => {
  [database, smtp] = await Promise.all([createTestDatabase(), startSmtpServer()]);
  ({ mailer } = createMailer({
    prisma: database.prisma,
    server: readSmtpUrl(`smtp://127.0.0.1:${smtp.port}`) ?? undefined,
    from: { name: "Tenon", address: "no-reply@example.com" },
    publicUrl: new URL("https://tenon.example.com"),
  }));
});
afterAll(async () => {
  mailer.close();
  await Promise.all([database.close(), smtp[Symbol.asyncDispose]()]);
});

function mailTo(to: string): Mail {
  return { id: uuidv7(), to, subject: "News", text: "News\n", html: "<p>News</p>" };
}

async function deliveriesTo(to: string): Promise<number> {
  const marker = `${uuidv7()}@example.com`;
  await mailer.send(mailTo(marker));
  const everyone = () => smtp.delivered.flatMap(({ recipients }) => recipients);
  await expect.poll(everyone).toContain(marker);
  return everyone().filter((recipient) => recipient === to).length;
}

describe("a mailer whose jobs may run again", () => {
  it("sends a mail that was handed over no second time (M4)", async () => {
    const mail = mailTo("once@example.com");
    for (let run = 0; run < 3; run += 1) await mailer.send(mail);
    expect(await deliveriesTo(mail.to)).toBe(1);
  });

  it("tries a mail again that was not handed over (C2)", async () => {
    const mail = mailTo("later@example.com");
    await expect(mailer.send(mail)).rejects.toThrow("451");
    await expect(mailer.send(mail)).rejects.toThrow("451");
    await mailer.send({ ...mail, to: "now@example.com" });
    expect(await deliveriesTo("now@example.com")).toBe(1);
  });

  it("sends a mail twice at most when nobody can tell what became of it, by one Message-ID (M4)", async () => {
    const mail = mailTo("dropped@example.com");
    await expect(mailer.send(mail)).rejects.toThrow("broke the connection off");
    await expect(mailer.send(mail)).rejects.toThrow("broke the connection off");
    expect(await deliveriesTo(mail.to)).toBe(2);
    const copies = smtp.delivered.filter(({ recipients }) => recipients.includes(mail.to));
    const messageIds = copies.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
    expect(new Set(messageIds)).toEqual(new Set([`<${mail.id}@tenon.example.com>`]));
  });

  it("hands nothing over while the database can't say whether it was sent before", async () => {
    await using broken = await createTestDatabase();
    await broken.pool.query("DROP TABLE sent_mails");
    const { mailer: unsure } = createMailer({
      prisma: broken.prisma,
      server: readSmtpUrl(`smtp://127.0.0.1:${smtp.port}`) ?? undefined,
      from: { name: "Tenon", address: "no-reply@example.com" },
      publicUrl: new URL("https://tenon.example.com"),
    });
    await expect(unsure.send(mailTo("unsure@example.com"))).rejects.toThrow(/sent_?mail/i);
    unsure.close();
    expect(await deliveriesTo("unsure@example.com")).toBe(0);
  });
});

describe("the notes of sent mails", () => {
  it("are kept for so many days, and then removed", async () => {
    const notes = createSentMailRepository(database.prisma);
    const [old, recent] = [uuidv7(), uuidv7()];
    await notes.add(old);
    await notes.add(recent);
    const sentAt = new Date(Date.now() - 31 * 86_400_000);
    await database.prisma.sentMail.update({ where: { id: old }, data: { sentAt } });
    expect(await notes.removeOlderThan(30)).toBe(1);
    expect([await notes.has(old), await notes.has(recent)]).toEqual([false, true]);
  });
});
