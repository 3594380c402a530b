import { type Command, InvalidArgumentError } from "commander";
import { bulkUsers } from "@tenon/db/seed/bulk-rows";
import { bulkSeed, SeedTakenError } from "@tenon/db/seed/bulk-seed";
import { makePassword } from "#runtime/make-password.ts";
import { countOf } from "./amounts.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { CommandFailure } from "./exit-codes.ts";
import { findMigratedDatabase } from "./find-migrated-database.ts";
import { createProgress, rateOf } from "./progress.ts";

type Options = {
  users: number;
  tasksPerUser: number;
  seed: number;
  generate?: true;
  yes?: true;
};

export function seedCommand({ stop, answer }: Context): Command {
  return describeCommand({
    name: "seed",
    summary: "Add many members with many tasks, to try things at size",
    details:
      "On the same day the same --seed makes the same rows. Nobody can sign in to these accounts unless --generate gives them a password. All rows are added or none.",
    examples: [
      ["seed", "100 members with 100 tasks each"],
      ["seed --users 1000 --tasks-per-user 1000 --generate", "a million tasks, and a password"],
      ["seed --seed 2", "others than the first ones"],
    ],
  })
    .option("--users <n>", "members to add", wholeNumber(1, 1_000_000), 100)
    .option("--tasks-per-user <n>", "tasks of each", wholeNumber(0, 100_000), 100)
    .option("--seed <number>", "what the rows follow from", wholeNumber(0, 2 ** 31), 1)
    .option("--generate", "make one password for all of them and show it once")
    .option("--yes", "in production too")
    .action(async ({ users, tasksPerUser, seed, generate, yes }: Options) => {
      if (process.env["NODE_ENV"] === "production" && !yes) {
        throw new CommandFailure(
          "refused",
          "This is production, where made-up members would stand beside real ones. If that is meant, add --yes.",
        );
      }
      const plan = { users, tasksPerUser, seed, now: today() };
      const password = generate ? makePassword() : null;
      const passwordHash = password === null ? null : await hash(password);
      await using database = await findMigratedDatabase();
      const begun = performance.now();
      const rows = users * (1 + tasksPerUser);
      await bulkSeed({
        ...plan,
        url: database.url,
        passwordHash,
        onProgress: createProgress(rows),
        signal: stop,
      }).catch(explain);

      const [first] = bulkUsers(plan);
      const signIn = `\nSign in as ${first?.email}, or any of them, with the password ${password}`;
      answer({
        words: `Added ${countOf(users, "member")} with ${countOf(users * tasksPerUser, "task")}, ${rateOf(rows, begun)}.${password === null ? "" : signIn}`,
        value: {
          users,
          tasks: users * tasksPerUser,
          seed,
          seconds: Math.round(performance.now() - begun) / 1000,
          firstEmail: first?.email,
          ...(password !== null && { password }),
        },
      });
    });
}

async function hash(password: string): Promise<string> {
  const { createArgon2Passwords } = await import("@tenon/api/platform/passwords/argon2-passwords");
  return createArgon2Passwords().hash(password);
}

/** The rows lie around the beginning of this day. */
function today(): Date {
  return new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

function explain(error: unknown): never {
  if (!(error instanceof SeedTakenError)) throw error;
  throw new CommandFailure(
    "refused",
    "Accounts of this seed are there already. Nothing was added. Choose another one: --seed 2",
  );
}
