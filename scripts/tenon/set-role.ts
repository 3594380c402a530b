import { Argument, type Command } from "commander";
import { accountValue } from "./account-value.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { withServices } from "./with-services.ts";

export function setRoleCommand({ answer }: Context): Command {
  return describeCommand({
    name: "set-role",
    summary: "Make an account a member or an administrator",
    details: "It counts from the account's next call on. The last active administrator stays one.",
    examples: [
      ["set-role ada@example.com admin", "lets Ada manage the others"],
      ["set-role ada@example.com member", "takes that back"],
    ],
  })
    .argument("<account>", "its address or id")
    .addArgument(new Argument("<role>", "what it may do").choices(["member", "admin"]))
    .action(async (account: string, role: "member" | "admin") => {
      const user = await withServices(({ operator }) => operator.setRole(account, role));
      const noun = role === "admin" ? "an administrator" : "a member";
      answer({ words: `${user.email} is ${noun} now.`, value: { user: accountValue(user) } });
    });
}
