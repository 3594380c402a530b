import { randomBytes } from "node:crypto";
import { createContainer } from "@tenon/api/container";
import type { Contract } from "@tenon/api/contract/contract";
import { describeContract } from "@tenon/api/contract/describe-contract";
import { parseEnv } from "@tenon/api/env";
import { createLogger } from "@tenon/api/platform/logging/logger";

/** The contract as the code says; nothing is connected to. */
export async function describeCode(): Promise<Contract> {
  const env = parseEnv({
    DATABASE_URL: "postgresql://nowhere",
    SECRET_KEY: randomBytes(32).toString("base64"),
  });
  const container = createContainer(env, createLogger({ level: "silent", format: "json" }));
  try {
    return describeContract(container.router);
  } finally {
    await container.close();
  }
}
