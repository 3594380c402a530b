import { join } from "node:path";
import type { DemoAccounts } from "./demo-accounts.ts";
import { say } from "./run-command.ts";
import { dataFolder } from "./workspace.ts";

type Welcome = { url: string; demo: DemoAccounts | undefined; sendsMail: boolean };

/** Where to go and how to sign in. */
export function printWelcome({ url, demo, sendsMail }: Welcome): void {
  say(`\nTenon is running: ${url}\n`);
  if (demo) {
    say(`  Sign in as ${demo.demo.email} with the password ${demo.demo.password}`);
    say(`  (also in ${join(dataFolder, "demo.json")}, with an administrator), or sign up.\n`);
  }
  say(`  The API, to read and to try out: ${url}/docs\n`);
  if (!sendsMail) say(`  Mails are not sent, but kept at ${url}/dev/mail\n`);
  say("  Ctrl-C stops everything.\n");
}
