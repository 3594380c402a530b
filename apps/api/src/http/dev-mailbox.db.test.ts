import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";

const evil = `<script>alert(1)</script>"'&`;

const mail = {
  id: uuidv7(),
  to: "ada@example.com",
  subject: `Set a new password ${evil}`,
  text: `Hello ${evil}\nhttps://tenon.example.com/reset-password#token=t`,
  html: `<!doctype html><html><head><title>x</title></head><body><a href="https://tenon.example.com/reset-password#token=t">Set it</a></body></html>`,
};

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await app.container.mailer.send(mail);
  await app.container.mailer.send({ ...mail, id: uuidv7(), to: "eve@example.com", subject: "Hi" });
});
afterAll(() => app[Symbol.asyncDispose]());

const here = "127.0.0.1";

function ask(path: string, headers: Record<string, string> = {}, address = here) {
  return app.request(path, { headers }, address);
}

describe("/dev/mail", () => {
  it("lists every mail, the newest first, as text (E15)", async () => {
    const response = await ask("/dev/mail");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const page = await response.text();
    expect(page).toMatch(/eve@example\.com[^]+ada@example\.com/);
    expect(page).toContain(`href="/dev/mail/${mail.id}"`);
    expect(page).toContain("Set a new password &lt;script&gt;");
    expect(page).not.toContain("<script");
    expect(page).not.toContain('http-equiv="refresh"');
  });

  it("lists the mails to one address", async () => {
    const page = await (await ask("/dev/mail?to=%20Ada@example.com")).text();
    expect(page).toContain("Set a new password");
    expect(page).not.toContain("eve@example.com");
  });

  it.each(["?to=nobody@example.com", `?to=${encodeURIComponent(evil)}`, "?to=%00", "?to=%FF"])(
    "says that there is none to %s",
    async (query) => {
      const response = await ask(`/dev/mail${query}`);
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page).toContain("No mail to");
      expect(page).not.toContain("<script");
    },
  );

  it("looks again by itself while there is no mail at all", async () => {
    await using empty = await createTestApp();
    const page = await (await empty.request("/dev/mail", {}, here)).text();
    expect(page).toContain("No mail yet");
    expect(page).toContain('http-equiv="refresh"');
  });

  it("shows one mail as text, and its HTML in a frame that runs nothing and opens links outside (E15)", async () => {
    const page = await (await ask(`/dev/mail/${mail.id}`)).text();
    expect(page).toContain("<strong>ada@example.com</strong>");
    expect(page).toContain("Hello &lt;script&gt;");
    expect(page).not.toContain("<script");
    const [frame = ""] = /<iframe[^>]*>/.exec(page) ?? [];
    expect(frame).toContain('sandbox="allow-top-navigation-by-user-activation"');
    expect(frame).toContain("&lt;head&gt;&lt;base target=&quot;_top&quot;&gt;");
    expect(frame).toContain("/reset-password#token=t&quot;&gt;Set it");
  });

  it("lets nothing run on its pages, from anywhere (F1)", async () => {
    for (const path of ["/dev/mail", `/dev/mail/${mail.id}`]) {
      const response = await ask(path);
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
        await response.text(),
      )?.[1];
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src|\*|https?:/);
    }
  });

  it("has no page for a mail that is not there", async () => {
    for (const id of [uuidv7(), "nothing", "%00", "a'b", "json"]) {
      const response = await ask(`/dev/mail/${id}`);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/json");
    }
  });

  it("can't be changed", async () => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const response = await app.request(`/dev/mail/${mail.id}`, { method }, here);
      expect(response.status).toBe(404);
    }
  });
});

describe("/dev/mail.json", () => {
  it("gives scripts the same list", async () => {
    const response = await ask("/dev/mail.json?to=ada@example.com");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      items: [{ ...mail, createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/) }],
    });
    expect(await (await ask("/dev/mail.json")).json()).toMatchObject({
      items: [{ to: "eve@example.com" }, { to: "ada@example.com" }],
    });
    expect(await (await ask("/dev/mail.json?to=nothing")).json()).toEqual({ items: [] });
  });
});

const paths = ["/dev/mail", "/dev/mail.json", `/dev/mail/${mail.id}`];

describe("the mailbox of a development server", () => {
  it.each([
    ["127.0.0.1", {}],
    ["127.3.2.1", {}],
    ["::1", {}],
    ["::ffff:127.0.0.1", {}],
    [here, { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost:3000" }],
    [here, { "x-forwarded-for": "::1, ::ffff:127.0.0.1" }],
  ])("is open to %s %o", async (address, headers) => {
    for (const path of paths) expect((await ask(path, headers, address)).status).toBe(200);
  });

  it.each([
    ["another machine", "192.0.2.1", {}],
    ["another machine by IPv6", "2001:db8::1", {}],
    ["a machine of the same network", "::ffff:192.168.0.7", {}],
    ["a machine that claims to be this one", "192.0.2.1", { "x-forwarded-for": "127.0.0.1" }],
    ["somebody behind a tunnel", here, { "x-forwarded-for": "192.0.2.1" }],
    ["somebody who lies to a tunnel", here, { "x-forwarded-for": "127.0.0.1, 192.0.2.1" }],
    ["somebody with a strange address", here, { "x-forwarded-for": "unknown" }],
    ["another name of a tunnel", here, { "x-forwarded-host": "tenon.example.com" }],
    ["a proxy that speaks otherwise", here, { forwarded: "for=192.0.2.1" }],
  ])("is not there for %s (F9)", async (_name, address, headers) => {
    for (const path of paths) {
      const response = await ask(path, headers, address);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(await response.text()).not.toContain("ada@example.com");
    }
  });

  it.each(["evil.example.com", "localhost.evil.example.com", "192.168.0.7:3000"])(
    "is not there under the name %s, which a foreign page may have chosen (F9)",
    async (host) => {
      for (const path of paths) expect((await ask(`http://${host}${path}`)).status).toBe(404);
    },
  );
});

describe("a server that sends its mails", () => {
  it("has no mailbox to look into, in production or not", async () => {
    for (const NODE_ENV of ["production", "development"]) {
      await using sending = await createTestApp({
        NODE_ENV,
        SMTP_URL: "smtp://127.0.0.1:1",
        MAIL_FROM: "tenon@example.com",
      });
      for (const path of paths) {
        const response = await sending.request(path, {}, here);
        expect(response.status).toBe(404);
        expect(response.headers.get("content-type")).toBe("application/json");
      }
    }
  });
});
