import type { Command } from "commander";
import { accountValue } from "./account-value.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { withServices } from "./with-services.ts";

export function revokeSessionsCommand({ answer }: Context): Command {
  return describeCommand({
    name: "revoke-sessions",
    summary: "Sign an account out everywhere",
    details: "Its password and its API keys stay good. The next call of each session is refused.",
    examples: [["revoke-sessions ada@example.com", "ends all of Ada's sessions"]],
  })
    .argument("<account>", "its address or id")
    .action(async (account: string) => {
      const { user, ended } = await withServices(({ operator }) =>
        operator.revokeSessions(account),
      );
      const sessions = ended === 1 ? "1 session" : `${ended} sessions`;
      answer({
        words: `${user.email} was signed out: ${sessions} ended.`,
        value: { user: accountValue(user), ended },
      });
    });
}
