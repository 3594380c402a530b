import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "#test/server-process.ts";
import { type SmtpServerProcess, startSmtpServer } from "#test/smtp-server.ts";
import { type Mail, type Mailer, MailRefusedError } from "./mailer.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";
import { readSmtpUrl } from "./smtp-server.ts";

const password = "hunter2/@:canary";
const credentials = `ada:${encodeURIComponent(password)}@`;

const mail: Mail = {
  id: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
  to: "ada@example.com",
  subject: "Set a new password",
  text: "Set it: https://tenon.example.com/\n",
  html: "<p>Set it</p>\n",
};

let smtp: SmtpServerProcess;
beforeAll(async () => {
  smtp = await startSmtpServer({ user: "ada", password });
});
afterAll(() => smtp[Symbol.asyncDispose]());

describe("a mailer on a mail server", () => {
  it("delivers both parts to the one recipient, marked as sent by a program", async () => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    await mailer.send(mail);
    const [delivered] = await deliveredTo("ada@example.com");
    expect(delivered).toMatchObject({
      from: "no-reply@example.com",
      recipients: ["ada@example.com"],
    });
    const { raw = "" } = delivered ?? {};
    expect(headers(raw)).toMatchObject({
      from: "Tenon <no-reply@example.com>",
      to: "ada@example.com",
      subject: "Set a new password",
      "message-id": `<${mail.id}@tenon.example.com>`,
      "auto-submitted": "auto-generated",
      "content-type": expect.stringContaining("multipart/alternative"),
    });
    expect(raw).toMatch(
      /Content-Type: text\/plain[^]*Set it: https:\/\/tenon\.example\.com\/[^]*Content-Type: text\/html[^]*<p>Set it<\/p>/,
    );
  });

  it("gives a mail the same Message-ID each time it is tried (M4)", async () => {
    const to = "twice@example.com";
    for (let attempt = 0; attempt < 2; attempt += 1) {
      using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
      await mailer.send({ ...mail, to });
    }
    const ids = (await deliveredTo(to, 2)).map(({ raw }) => headers(raw)["message-id"]);
    expect(ids).toEqual(Array.from({ length: 2 }, () => `<${mail.id}@tenon.example.com>`));
  });

  it("sends many at once, each once", async () => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const recipients = Array.from({ length: 20 }, (_, index) => `one-of-many-${index}@example.com`);
    await Promise.all(recipients.map((to) => mailer.send({ ...mail, to })));
    const arrived = () =>
      smtp.delivered
        .flatMap((each) => each.recipients)
        .filter((to) => to.startsWith("one-of-many"));
    await expect.poll(arrived).toHaveLength(20);
    expect(arrived().toSorted()).toEqual(recipients.toSorted());
  });

  it.each([
    "ada@example.com\r\nBcc: eve@example.com",
    "ada@example.com\r\nRCPT TO:<eve@example.com>",
    `"eve@example.com x"@example.org`,
    "ada@example.com, eve@example.com",
    "ada@example.com eve@example.com",
    "Ada <eve@example.com>",
    "group: eve@example.com;",
    "<eve@example.com>",
    "ada@example.com\0",
    "",
  ])("hands nothing over to %j (M8)", async (to) => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const before = smtp.delivered.length;
    await expect(mailer.send({ ...mail, to })).rejects.toThrow(MailRefusedError);
    const marker = `after-${before}@example.com`;
    await mailer.send({ ...mail, to: marker });
    await deliveredTo(marker);
    expect(smtp.delivered.slice(before).flatMap(({ recipients }) => recipients)).toEqual([marker]);
  });

  it("lets no subject add a header or a recipient (M8)", async () => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const to = "subject@example.com";
    await mailer.send({ ...mail, to, subject: "Hello\r\nBcc: eve@example.com\r\n\r\nbody" });
    const [delivered] = await deliveredTo(to);
    expect(delivered?.recipients).toEqual([to]);
    expect(headers(delivered?.raw ?? "")).not.toHaveProperty("bcc");
    expect(headers(delivered?.raw ?? "")["subject"]).toMatch(
      /^Hello\s+Bcc: eve@example.com\s+body$/,
    );
  });

  it("says that a mailbox does not exist, so that nobody tries again", async () => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const sent = mailer.send({ ...mail, to: "refused@example.com" });
    await expect(sent).rejects.toThrow(MailRefusedError);
    await expect(sent).rejects.toThrow("It said: 550 5.1.1 There is no such mailbox");
  });

  it.each([
    ["later", "451 4.3.0 Try again later"],
    ["forbidden", "550 5.7.1 You may not send from here"],
  ])("leaves a mail to %s@ for another try", async (name, words) => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const sent = mailer.send({ ...mail, to: `${name}@example.com` });
    await expect(sent).rejects.not.toThrow(MailRefusedError);
    await expect(sent).rejects.toThrow(words);
  });

  it("fails when the connection breaks off after the mail was taken, having sent it once (M4)", async () => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const to = "dropped@example.com";
    await mailer.send({ ...mail, to: "before@example.com" });
    const sent = mailer.send({ ...mail, to });
    await expect(sent).rejects.not.toThrow(MailRefusedError);
    await expect(sent).rejects.toThrow("broke the connection off");
    await mailer.send({ ...mail, to: "afterwards@example.com" });
    await deliveredTo("afterwards@example.com");
    expect(await deliveredTo(to)).toHaveLength(1);
  });

  it("gives up on a server that falls silent", async () => {
    using mailer = open(`smtp://${credentials}127.0.0.1:${smtp.port}`, { silenceMs: 200 });
    await expect(mailer.send({ ...mail, to: "slow@example.com" })).rejects.toThrow("ETIMEDOUT");
  });

  it("gives up on a mail that takes too long, and when it is told to", async () => {
    using hasty = open(`smtp://${credentials}127.0.0.1:${smtp.port}`, { mailMs: 200 });
    await expect(hasty.send({ ...mail, to: "slow@example.com" })).rejects.toThrow(
      "did not finish in time",
    );
    using patient = open(`smtp://${credentials}127.0.0.1:${smtp.port}`);
    const stop = new AbortController();
    const sent = patient.send({ ...mail, to: "slow@example.com" }, { signal: stop.signal });
    stop.abort();
    await expect(sent).rejects.toThrow("did not finish in time");
  });

  it("is worth another try while the server is down, and delivers once it is up (C2)", async () => {
    const port = await freePort();
    using mailer = open(`smtp://127.0.0.1:${port}`);
    const sent = mailer.send(mail);
    await expect(sent).rejects.not.toThrow(MailRefusedError);
    await expect(sent).rejects.toThrow(`127.0.0.1:${port} could not be reached`);
    expect(await mailer.check()).toContain("ECONNREFUSED");
    await using late = await startSmtpServer({ port });
    await mailer.send(mail);
    await expect.poll(() => late.delivered).toHaveLength(1);
    expect(await mailer.check()).toBeNull();
  });

  it("delivers over a new connection when the server was started anew", async () => {
    const port = await freePort();
    using mailer = open(`smtp://127.0.0.1:${port}`);
    const first = await startSmtpServer({ port });
    await mailer.send(mail);
    await first[Symbol.asyncDispose]();
    await using second = await startSmtpServer({ port });
    await mailer.send(mail);
    await expect.poll(() => second.delivered).toHaveLength(1);
  });
});

describe("a mailer that may not sign in", () => {
  it.each([
    ["the wrong password", "ada:wrong%2Fcanary@"],
    ["an unknown user", "eve:wrong%2Fcanary@"],
  ])("says so of %s, and names no password even if the server does (H1)", async (_name, wrong) => {
    using mailer = open(`smtp://${wrong}127.0.0.1:${smtp.port}`);
    const failure = await mailer.send(mail).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(MailRefusedError);
    const said = [await mailer.check(), failure instanceof Error && failure.stack].join("\n");
    expect(said).toContain("did not let us sign in. Check user and password in SMTP_URL.");
    expect(said).toContain("[redacted]");
    expect(said).not.toContain("canary");
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain("canary");
  });

  it("says so without user and password too", async () => {
    using mailer = open(`smtp://127.0.0.1:${smtp.port}`);
    await expect(mailer.send(mail)).rejects.not.toThrow(MailRefusedError);
  });
});

describe("a mailer that needs TLS", () => {
  it.each(["smtp", "smtps"])("sends nothing by %s to a server without it", async (protocol) => {
    const search = protocol === "smtp" ? "?tls=required" : "";
    using mailer = open(`${protocol}://127.0.0.1:${smtp.port}${search}`);
    await expect(mailer.send({ ...mail, to: "plain@example.com" })).rejects.toThrow("SMTP_URL");
    expect(smtp.delivered.flatMap(({ recipients }) => recipients)).not.toContain(
      "plain@example.com",
    );
  });

  it("sends nothing to a server whose certificate nobody vouches for", async () => {
    await using pretender = await startSmtpServer({ tls: true });
    using mailer = open(`smtp://127.0.0.1:${pretender.port}?tls=required`);
    await expect(mailer.send(mail)).rejects.toThrow("offers no TLS that can be trusted");
    expect(await mailer.check()).toContain("offers no TLS that can be trusted");
    expect(pretender.delivered).toEqual([]);
  });
});

function open(
  url: string,
  options: { silenceMs?: number; mailMs?: number } = {},
): Mailer & Disposable {
  const server = readSmtpUrl(url);
  if (!server) throw new Error(`${url} is no address of a mail server.`);
  const from = { name: "Tenon", address: "no-reply@example.com" };
  const mailer = createSmtpMailer({ server, from, publicHost: "tenon.example.com", ...options });
  return { ...mailer, [Symbol.dispose]: mailer.close };
}

async function deliveredTo(recipient: string, count = 1) {
  const matching = () => smtp.delivered.filter(({ recipients }) => recipients.includes(recipient));
  await expect.poll(() => matching().length).toBeGreaterThanOrEqual(count);
  return matching();
}

function headers(raw: string): Record<string, string> {
  const [head = ""] = raw.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split(": ");
      return [name.toLowerCase(), value.join(": ")];
    }),
  );
}
