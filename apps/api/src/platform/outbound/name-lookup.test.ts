import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNameLookup } from "./name-lookup.ts";

let folder: string;
let hostsFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-hosts-"));
  hostsFile = join(folder, "hosts");
  await writeFile(
    hostsFile,
    "127.0.0.1 localhost\n10.0.0.7\tstock Stock.example # the stock room\n::1 stock\n",
  );
});
afterAll(() => rm(folder, { recursive: true }));

it("finds what the hosts file names, whatever its case, and asks nobody", async () => {
  const lookUp = createNameLookup({ hostsFile, servers: ["127.0.0.1:1"] });
  expect(await lookUp("stock")).toEqual([
    { address: "10.0.0.7", family: 4 },
    { address: "::1", family: 6 },
  ]);
  expect(await lookUp("STOCK.example")).toEqual([{ address: "10.0.0.7", family: 4 }]);
});

it("finds the addresses of both families by DNS", async () => {
  await using server = await serveNames((query) => answerTo(query));
  const lookUp = createNameLookup({ hostsFile, servers: [server.address] });
  expect(await lookUp("example.com")).toEqual([
    { address: "93.184.216.34", family: 4 },
    { address: "2606:2800::1", family: 6 },
  ]);
});

it("finds nothing where there is no such name", async () => {
  await using server = await serveNames((query) => refusalOf(query));
  expect(await createNameLookup({ hostsFile, servers: [server.address] })("no.example")).toEqual(
    [],
  );
});

it("gives up on a name server that is silent, and holds up nothing else meanwhile", async () => {
  await using silent = await serveNames(() => null);
  await using server = await serveNames((query) => answerTo(query));
  const stuck = createNameLookup({ hostsFile, servers: [silent.address], timeoutMs: 1_000 });
  let given = 0;
  const many = Array.from({ length: 20 }, () => stuck("slow.example").then(() => (given += 1)));
  const found = await createNameLookup({ hostsFile, servers: [server.address] })("example.com");
  expect([found.length, given]).toEqual([2, 0]);
  await Promise.all(many);
  expect(given).toBe(20);
});

async function serveNames(answer: (query: Buffer) => Buffer | null) {
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const bytes = answer(query);
    if (bytes) socket.send(bytes, port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, "close");
    },
  };
}

/** The question again, with one record that is about its name. */
function answerTo(query: Buffer): Buffer {
  const question = questionOf(query);
  const isFour = question.readUInt16BE(question.length - 4) === 1;
  const data = Buffer.from(isFour ? "5db8d822" : "26062800000000000000000000000001", "hex");
  const record = [0xc0, 12, 0, isFour ? 1 : 28, 0, 1, 0, 0, 0, 60, 0, data.length, ...data];
  return Buffer.concat([head(query, { code: 0, answers: 1 }), question, Buffer.from(record)]);
}

/** There is no such name. */
function refusalOf(query: Buffer): Buffer {
  return Buffer.concat([head(query, { code: 3, answers: 0 }), questionOf(query)]);
}

function head(query: Buffer, { code, answers }: { code: number; answers: number }): Buffer {
  return Buffer.from([...query.subarray(0, 2), 0x81, 0x80 + code, 0, 1, 0, answers, 0, 0, 0, 0]);
}

/** A name as parts with their lengths, which an empty one ends, then the type and the class. */
function questionOf(query: Buffer): Buffer {
  return query.subarray(12, query.indexOf(0, 12) + 5);
}
