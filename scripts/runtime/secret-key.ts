import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { keepFile } from "./keep-file.ts";
import { dataFolder } from "./workspace.ts";

/** The key of this machine's installation, made at the first start. In production nothing is made up. */
export async function defaultSecretKey(): Promise<string | undefined> {
  if (process.env["NODE_ENV"] === "production") return undefined;
  return keepFile(join(dataFolder, "secret"), () => randomBytes(32).toString("base64url"));
}
