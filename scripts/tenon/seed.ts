import type { Command } from "commander";
import { bulkUsers } from "@tenon/db/seed/bulk-rows";
import { bulkSeed, SeedTakenError } from "@tenon/db/seed/bulk-seed";
import { makePassword } from "#runtime/make-password.ts";
import { countOf } from "./amounts.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { CommandFailure } from "./exit-codes.ts";
import { findMigratedDatabase } from "./find-migrated-database.ts";
import { createProgress, rateOf } from "./progress.ts";
import { wholeNumber } from "./whole-number.ts";

type Options = {
  users: number;
  tasks: number;
  products: number;
  orders: number;
  posts: number;
  seed: number;
  generate?: true;
  yes?: true;
};

export function seedCommand({ stop, answer }: Context): Command {
  return describeCommand({
    name: "seed",
    summary: "Add many members with tasks, orders and posts, to try things at size",
    details:
      "On the same day the same --seed makes the same rows. Nobody can sign in to these accounts unless --generate gives them a password. All rows are added or none; until they are, others can wait for the tables they go to.",
    examples: [
      ["seed", "1,000 members with a million tasks, 200,000 orders and 20,000 posts"],
      ["seed --users 100 --tasks 10000 --orders 0 --posts 0", "tasks alone, in a second"],
      ["seed --seed 2 --generate", "others than the first ones, and a password"],
    ],
  })
    .option("--users <n>", "members to add", wholeNumber(1, 1_000_000), 1_000)
    .option("--tasks <n>", "tasks of all of them", wholeNumber(0, 100_000_000), 1_000_000)
    .option("--products <n>", "products to order", wholeNumber(1, 1_000_000), 2_000)
    .option("--orders <n>", "orders of the last year", wholeNumber(0, 100_000_000), 200_000)
    .option("--posts <n>", "posts on the board, with comments", wholeNumber(0, 1_000_000), 20_000)
    .option("--seed <number>", "what the rows follow from", wholeNumber(0, 2 ** 31), 1)
    .option("--generate", "make one password for all of them and show it once")
    .option("--yes", "in production too")
    .action(async ({ generate, yes, ...amounts }: Options) => {
      if (process.env["NODE_ENV"] === "production" && !yes) {
        throw new CommandFailure(
          "refused",
          "This is production, where made-up members would stand beside real ones. If that is meant, add --yes.",
        );
      }
      const plan = { ...amounts, now: today() };
      const password = generate ? makePassword() : null;
      const passwordHash = password === null ? null : await hash(password);
      await using database = await findMigratedDatabase();
      const begun = performance.now();
      const added = await bulkSeed({
        ...plan,
        url: database.url,
        passwordHash,
        onProgress: createProgress(),
        signal: stop,
      }).catch(explain);

      const rows = Object.values(added).reduce((sum, count) => sum + count, 0);
      const [first] = bulkUsers(plan);
      const signIn = `\nSign in as ${first?.email}, or any of them, with the password ${password}`;
      answer({
        words: `Added ${countOf(plan.users, "member")} with ${countOf(plan.tasks, "task")}, ${countOf(plan.orders, "order")} and ${countOf(plan.posts, "post")}: ${countOf(rows, "row")}, ${rateOf(rows, begun)}.${password === null ? "" : signIn}`,
        value: {
          seed: plan.seed,
          rows: added,
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

function explain(error: unknown): never {
  if (!(error instanceof SeedTakenError)) throw error;
  throw new CommandFailure(
    "refused",
    "Accounts of this seed are there already. Nothing was added. Choose another one: --seed 2",
  );
}
