import { createTenonClient, isConnectionError, isTenonError, paginate } from "@tenon/client";
import { addOrder, emptyReport } from "./report.ts";
import { writeReport } from "./write-report.ts";

const { TENON_URL: url = "http://localhost:3000", TENON_API_KEY: apiKey } = process.env;

process.exitCode = await main();

async function main(): Promise<number> {
  if (!apiKey) {
    console.error("Set TENON_API_KEY to an administrator's key with the scope orders:read.");
    return 2;
  }
  try {
    const tenon = createTenonClient({ url, credential: { apiKey } });
    const report = emptyReport();
    for await (const order of paginate(tenon.orders.list, { scope: "all", limit: 100 })) {
      addOrder(report, order);
      showProgress(report.read);
    }
    endProgress();
    console.log(writeReport(report));
    return 0;
  } catch (error) {
    endProgress();
    console.error(explain(error));
    return 1;
  }
}

function explain(error: unknown): string {
  if (isTenonError(error, "UNAUTHENTICATED") || isTenonError(error, "FORBIDDEN")) {
    return `${error.message} TENON_API_KEY needs an administrator's key with the scope orders:read.`;
  }
  if (isTenonError(error) || isConnectionError(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function showProgress(read: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${read} orders read`);
  else if (read % 1_000 === 0) process.stderr.write(`${read} orders read\n`);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
