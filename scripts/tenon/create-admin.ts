import type { Command } from "commander";
import { accountValue } from "./account-value.ts";
import { choosePassword, passwordOptions, type PasswordOptions } from "./choose-password.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { withServices } from "./with-services.ts";

type Options = PasswordOptions & { name?: string };

export function createAdminCommand({ stop, answer }: Context): Command {
  const command = describeCommand({
    name: "create-admin",
    summary: "Make an account that is an administrator",
    details:
      "Asks for the password without showing it. The address counts as confirmed. For an account that exists there is set-role.",
    examples: [
      ["create-admin ada@example.com", "asks for a password"],
      ["create-admin ada@example.com --generate", "shows a random password once"],
      ["create-admin ada@example.com --password-stdin < password.txt", "for scripts"],
    ],
  })
    .argument("<email>", "its address")
    .option("--name <name>", "its name; without it, the address before the @");
  for (const option of passwordOptions) command.addOption(option);

  return command.action(async (email: string, { name, ...source }: Options) => {
    const { password, generated } = await choosePassword(source, stop);
    const user = await withServices(({ operator }) =>
      operator.createAdmin({ email, password, ...(name !== undefined && { name }) }),
    );
    const shown = generated ? `\nIts password, shown only now: ${password}` : "";
    answer({
      words: `${user.email} is an administrator now.${shown}`,
      value: { user: accountValue(user), ...(generated && { password }) },
    });
  });
}
