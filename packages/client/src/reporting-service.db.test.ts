import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTenonClient, type TenonClient } from "./create-tenon-client.ts";
import { client, type Consumer, installPacked } from "./testing/packed-client.ts";
import { startTestServer, type TestServer } from "./testing/start-test-server.ts";

let service: Consumer;
let server: TestServer;
let admin: TenonClient;
beforeAll(async () => {
  service = installPacked(join(client, "../../examples/reporting-service"));
  server = await startTestServer();
  const account = { email: "boss@example.com", password: "correct horse battery" };
  await createTenonClient({ url: server.url }).auth.register.mutate(account);
  await server.makeAdmin(account.email);
  admin = createTenonClient({ url: server.url, credential: account });
});
afterAll(async () => {
  service[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

test(
  "the reporting service checks its types with the packed client",
  { timeout: 60_000 },
  async () => {
    const tsc = join(client, "node_modules/typescript/bin/tsc");
    expect(await run([tsc, "--noEmit"])).toEqual({ code: 0, stdout: "", stderr: "" });
  },
);

test("it reads every order with its key, and adds up what sold", async () => {
  const oak = await admin.products.create.mutate({
    sku: "OAK-1",
    name: "Oak board",
    price: { amount: 1999, currency: "EUR" },
    stock: 1_000,
  });
  const order = (quantity: number) =>
    admin.orders.place.mutate({ lines: [{ productId: oak.id, quantity }] });
  const dear = await order(500);
  await admin.orders.pay.mutate({ id: dear.id });
  await order(1);
  await admin.orders.cancel.mutate({ id: (await order(7)).id });

  const { code, stdout } = await report(await keyWith("orders:read"));

  expect(code).toBe(0);
  expect(linesOf(stdout)).toEqual([
    "3 orders",
    "cancelled 1",
    "placed 1",
    "paid 1",
    "Revenue",
    "EUR 10,014.99",
    "Best sold",
    "OAK-1 Oak board 501",
  ]);
});

test("it says which key it needs when it has none, or one that may not", async () => {
  expect(await report("")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("TENON_API_KEY"),
  });
  const { code, stdout, stderr } = await report(await keyWith("tasks:read"));
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("This API key lacks the scope orders:read.");
});

test("it says that the server can't be reached", async () => {
  const { code, stderr } = await report("tenon_key", "http://127.0.0.1:1");
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      "http://127.0.0.1:1 can't be reached. Check the address, that the server runs, and the network in between.\n",
  });
});

async function keyWith(scope: "orders:read" | "tasks:read"): Promise<string> {
  return (await admin.apiKeys.create.mutate({ name: "reports", scopes: [scope] })).key;
}

function report(key: string, url = server.url) {
  return run(["src/main.ts"], { TENON_URL: url, TENON_API_KEY: key });
}

async function run(args: string[], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: service.folder,
    env: { ...process.env, ...variables },
  });
  const [[code], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code: Number(code), stdout, stderr };
}

function linesOf(output: string): string[] {
  return output
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .filter((line) => line !== "");
}
