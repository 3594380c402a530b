// A process that uses the embedded server of the given folder until its standard input is closed.
import { once } from "node:events";
import { acquireEmbeddedPostgres } from "#embedded/embedded-postgres.ts";

const [dataDir = ""] = process.argv.slice(2);
const server = await acquireEmbeddedPostgres({ dataDir, settings: { fsync: "off" } });
process.stdout.write(`${server.url}\n`);
process.stdin.resume();
await once(process.stdin, "end");
await server.release();
