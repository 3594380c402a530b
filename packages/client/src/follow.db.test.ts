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
  for await (const { id, data } of follow(tenon.events.stream)) {
    heard.push(data.type);
    place = id;
    if (data.type === "stream.caught-up") await tenon.tasks.create.mutate({ title: "One" });
    if (data.type === "task.created") break;
  }
  await tenon.tasks.create.mutate({ title: "Two" });
  for await (const { data } of follow(tenon.events.stream, { lastEventId: place })) {
    heard.push(data.type);
    if (data.type === "stream.caught-up") break;
  }
  expect(heard).toEqual(["stream.caught-up", "task.created", "task.created", "stream.caught-up"]);
});
