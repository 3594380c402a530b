import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority, hasOpenssl } from "./certificates.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { type Person, signUp } from "./people.ts";
import { startServerProcess } from "./server-process.ts";
import { startSecureReceiver, verify } from "./webhook-receiver.ts";

const variables = { WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1,::1" };

const title = hasOpenssl ? "a webhook over https" : "a webhook over https (left out: no openssl)";

describe.skipIf(!hasOpenssl)(title, () => {
  let app: TestApp;
  let owner: Person;
  let authority: Authority;
  beforeAll(async () => {
    [app, authority] = await Promise.all([createTestApp(variables), createAuthority()]);
    owner = await signUp(app);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await authority[Symbol.asyncDispose]();
  });

  it("is sent nothing by a wrong name, which the listing says, and is tried again", async () => {
    const wrong = await authority.issue("hooks.example.com");
    await using receiver = await startSecureReceiver(wrong);
    const { id, secret } = await owner.client.webhooks.create.mutate({ url: receiver.url });
    await using server = await startServerProcess({
      ...variables,
      DATABASE_URL: app.env.DATABASE_URL,
      SECRET_KEY: app.env.SECRET_KEY,
      JOB_WORKER: "on",
      NODE_EXTRA_CA_CERTS: authority.file,
    });
    await server.listening();
    await owner.client.tasks.create.mutate({ title: "Tell it safely" });

    const listed = async () => (await owner.client.webhooks.deliveries.query({ id })).items;
    await expect.poll(listed).toMatchObject([
      {
        state: "waiting",
        attempts: 1,
        status: null,
        problem: "Its certificate is for another name.",
        nextAttemptAt: expect.any(Date),
      },
    ]);
    expect(receiver.received).toEqual([]);

    await receiver.show(await authority.issue("localhost"));
    await expect.poll(listed).toMatchObject([{ state: "delivered", status: 204, problem: null }]);
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    expect(message).toMatchObject({ serverName: "localhost" });
    expect(message && verify(secret, message).type).toBe("task.created");
  });
});
