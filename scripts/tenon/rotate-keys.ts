import type { Command } from "commander";
import { type Context, describeCommand } from "./describe-command.ts";
import { withServices } from "./with-services.ts";

export function rotateKeysCommand({ answer }: Context): Command {
  return describeCommand({
    name: "rotate-keys",
    summary: "Sign access tokens with a new key",
    details:
      "Running servers take it up within two minutes, and nobody is signed out. Tokens of the old key stay good until they end.",
    examples: [
      ["rotate-keys", "once in a while"],
      ["rotate-keys --retire", "when a key may have leaked"],
    ],
  })
    .option(
      "--retire",
      "refuse the tokens of all older keys, within a minute; sessions renew theirs",
    )
    .action(async ({ retire = false }: { retire?: boolean }) => {
      const value = await withServices(({ operator }) => operator.rotateKeys({ retire }));
      const others = retire ? ` ${value.retired} older keys are out of use.` : "";
      answer({
        words: `Access tokens will be signed with the new key ${value.kid}.${others}`,
        value,
      });
    });
}
