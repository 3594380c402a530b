import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "./create-tenon-client.ts";
import { follow } from "./follow.ts";
import { startTestServer, type TestServer } from "./testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

it("hears of one's own changes from the server, with e-mail and password, and after a stop of one's own", async () => {
  const account = { email: "listener@example.com", password: "correct horse battery" };
  await createTenonClient({ url: server.url }).auth.register.mutate(account);
  const tenon = createTenonClient({ url: server.url, credential: account });

  const heard: string[] = [];
  let place: string | undefined;
  let isCreated = false;
  for await (const { id, data } of follow(tenon.events.stream)) {
    place = id;
    if (data.type === "task.created") {
      heard.push(data.id);
      break;
    }
    // It is told again while nothing happens.
    if (data.type !== "stream.caught-up" || isCreated) continue;
    isCreated = true;
    await tenon.tasks.create.mutate({ title: "One" });
  }
  const { id: second } = await tenon.tasks.create.mutate({ title: "Two" });
  for await (const { data } of follow(tenon.events.stream, { lastEventId: place })) {
    if (data.type === "task.created") heard.push(data.id);
    if (heard.includes(second)) break;
  }
  const { items } = await tenon.tasks.list.query({ order: "asc" });
  expect(heard).toEqual(items.map(({ id }) => id));
});
