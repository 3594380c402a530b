import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { checkPort } from "./check-port.ts";

const HOST = "127.0.0.1";

describe("the port", () => {
  it("is free when nobody listens", async () => {
    const { port, close } = await listen(200, "");
    await close();
    expect(await checkPort({ HOST, PORT: port })).toMatchObject([{ status: "ok" }]);
  });

  it.each([
    [{ status: "ready" }, /^a server is ready/],
    [{ status: "not ready", reason: "shutting down" }, /is not ready: shutting down$/],
    [{ hello: "world" }, /is taken by another program$/],
    ["Not found", /is taken by another program$/],
  ])("tells a server of ours from others: %o", async (body, found) => {
    const { port, close } = await listen(200, JSON.stringify(body));
    const [finding] = await checkPort({ HOST, PORT: port });
    expect(finding?.found).toMatch(found);
    expect(finding?.status).toBe(finding?.found.includes("is ready") ? "ok" : "failed");
    await close();
  });
});

async function listen(code: number, body: string) {
  const server = createServer((_request, response) => response.writeHead(code).end(body));
  server.listen(0, HOST);
  await once(server, "listening");
  return {
    port: portOf(server.address()),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
