import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer as createPlainServer } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority, hasOpenssl } from "#test/certificates.ts";
import { startSecureReceiver, status } from "#test/webhook-receiver.ts";
import { createDestinations } from "./destinations.ts";
import { createPoster } from "./post.ts";

/** A name that nobody knows but who looks it up for us. */
const hostname = "hooks.example.com";
const message = { headers: {}, body: "{}", signal: new AbortController().signal };
const title = hasOpenssl ? "over TLS" : "over TLS (left out: no openssl)";

describe.skipIf(!hasOpenssl)(title, () => {
  let authority: Authority;
  const trusted = getCACertificates();
  beforeAll(async () => {
    authority = await createAuthority();
    setDefaultCACertificates([...trusted, await readFile(authority.file, "utf8")]);
  });
  afterAll(async () => {
    setDefaultCACertificates(trusted);
    await authority[Symbol.asyncDispose]();
  });

  it("asks for the name at the address that was looked at", async () => {
    await using receiver = await startSecureReceiver(await authority.issue(hostname));
    expect(await post(receiver.url)).toMatchObject({ status: 204 });
    expect(receiver.received).toMatchObject([
      { serverName: hostname, headers: { host: new URL(named(receiver.url)).host } },
    ]);
  });

  it("sends nothing to a server that shows the certificate of another name", async () => {
    await using receiver = await startSecureReceiver(await authority.issue("localhost"));
    await expect(post(receiver.url)).rejects.toThrow("Its certificate is for another name.");
    expect(receiver.received).toEqual([]);
  });

  it("sends nothing to a server whose certificate nobody trusted signed", async () => {
    await using stranger = await createAuthority();
    await using receiver = await startSecureReceiver(await stranger.issue(hostname));
    await expect(post(receiver.url)).rejects.toThrow("Its certificate is not one that is trusted.");
    expect(receiver.received).toEqual([]);
  });

  it("does not follow a redirect, neither there nor to where nothing is encrypted", async () => {
    await using receiver = await startSecureReceiver(await authority.issue(hostname));
    receiver.answer(status(308, { location: receiver.url.replace("https:", "http:") }));
    expect(await post(receiver.url)).toMatchObject({ status: 308 });
    expect(receiver.received).toHaveLength(1);
  });

  it("gives up on an answer that does not come in time", async () => {
    await using receiver = await startSecureReceiver(await authority.issue(hostname));
    receiver.answer(() => {});
    await expect(post(receiver.url, 300)).rejects.toThrow("It did not answer within 0.3 seconds.");
  });
});

it("gives up on a server that never gets to TLS", async () => {
  const silent = createPlainServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : "";
  await expect(post(`https://localhost:${port}`, 300)).rejects.toThrow("It did not answer within");
  silent.close();
});

function post(url: string, timeoutMs = 15_000) {
  const destinations = createDestinations({
    privateNetworks: ["127.0.0.1"],
    httpsOnly: true,
    lookUp: async () => [{ address: "127.0.0.1", family: 4 }],
  });
  return createPoster(destinations, { timeoutMs })(new URL(named(url)), message);
}

function named(url: string): string {
  return url.replace("localhost", hostname);
}
