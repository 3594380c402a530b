import type { Command } from "commander";
import { type Context, describeCommand } from "./describe-command.ts";
import { withServices } from "./with-services.ts";

export function rotateKeysCommand({ answer }: Context): Command {
  return describeCommand({
    name: "rotate-keys",
    summary: "Sign access tokens with a new key",
    details:
      "Running servers take it up within two minutes, and nobody is signed out. Tokens of the old key stay good until they end.",
    examples: [["rotate-keys", "once in a while, or when a key may have leaked"]],
  }).action(async () => {
    const kid = await withServices(({ operator }) => operator.rotateKeys());
    answer({ words: `Access tokens will be signed with the new key ${kid}.`, value: { kid } });
  });
}
