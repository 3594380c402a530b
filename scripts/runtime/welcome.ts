import type { DemoAccounts } from "./demo-accounts.ts";
import { say } from "./run-command.ts";

/** Where to go and how to sign in. */
export function printWelcome({ url, demo }: { url: string; demo: DemoAccounts | undefined }): void {
  say(`\nTenon is running: ${url}\n`);
  if (demo) {
    say(`  Sign in as ${demo.demo.email} with the password ${demo.demo.password}`);
    say("  (also in .data/demo.json, with an administrator), or sign up.\n");
  }
  say("  Ctrl-C stops everything.\n");
}
