import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./runtime/workspace.ts";

it.each([
  [
    "a column that old code does not fill",
    "ALTER TABLE tasks ADD COLUMN x text NOT NULL",
    "adding-required-field",
  ],
  [
    "a column that rewrites the table",
    "ALTER TABLE tasks ADD COLUMN x uuid DEFAULT gen_random_uuid()",
    "adding-field-with-default",
  ],
  [
    "a column that may not be empty any more",
    "ALTER TABLE tasks ALTER COLUMN due_at SET NOT NULL",
    "adding-not-nullable-field",
  ],
  [
    "a column that may be empty, to code that does not expect it",
    "ALTER TABLE tasks ALTER COLUMN title DROP NOT NULL",
    "ban-drop-not-null",
  ],
  ["a column that goes", "ALTER TABLE tasks DROP COLUMN title", "ban-drop-column"],
  ["a column with a new name", "ALTER TABLE tasks RENAME COLUMN title TO name", "renaming-column"],
  [
    "a column with a new type",
    "ALTER TABLE tasks ALTER COLUMN version TYPE bigint",
    "changing-column-type",
  ],
  ["a table that goes", "DROP TABLE tasks", "ban-drop-table"],
  ["a table with a new name", "ALTER TABLE tasks RENAME TO chores", "renaming-table"],
  [
    "an index that keeps writers waiting",
    "CREATE INDEX tasks_x ON tasks (version)",
    "require-concurrent-index-creation",
  ],
  [
    "an index whose end keeps everybody waiting",
    "DROP INDEX tasks_tags_idx",
    "require-concurrent-index-deletion",
  ],
  [
    "two indexes that can't share a transaction",
    "CREATE INDEX CONCURRENTLY a ON tasks (version); CREATE INDEX CONCURRENTLY b ON tasks (title)",
    "ban-concurrent-index-creation-in-transaction",
  ],
  [
    "a check of every row",
    "ALTER TABLE tasks ADD CONSTRAINT x CHECK (version > 0)",
    "constraint-missing-not-valid",
  ],
  [
    "a reference of every row",
    "ALTER TABLE tasks ADD CONSTRAINT x FOREIGN KEY (owner_id) REFERENCES users (id)",
    "adding-foreign-key-constraint",
  ],
  [
    "a unique constraint on what is there",
    "ALTER TABLE tasks ADD CONSTRAINT x UNIQUE (title)",
    "disallowed-unique-constraint",
  ],
])("refuses %s (R2)", (_, sql, rule) => {
  expect(rulesBrokenBy(sql)).toContain(rule);
});

it.each([
  [
    "a table and what belongs to it",
    "CREATE TABLE a (id uuid PRIMARY KEY, user_id uuid REFERENCES users (id)); CREATE INDEX b ON a (user_id)",
  ],
  [
    "a column that old code may leave out",
    "ALTER TABLE tasks ADD COLUMN x text NOT NULL DEFAULT ''",
  ],
  [
    "an index that is made beside the writers",
    "CREATE INDEX CONCURRENTLY tasks_x ON tasks (version)",
  ],
  ["a check of new rows", "ALTER TABLE tasks ADD CONSTRAINT x CHECK (version > 0) NOT VALID"],
  [
    "what is excused in the file",
    "-- No code has read it since 2.0.\n-- squawk-ignore ban-drop-column\nALTER TABLE tasks DROP COLUMN title",
  ],
])("accepts %s", (_, sql) => {
  expect(rulesBrokenBy(sql)).toEqual([]);
});

/** The rules that a migration breaks, as `npm run verify` would say. */
function rulesBrokenBy(sql: string): string[] {
  const squawk = join(root, "node_modules/.bin/squawk");
  const config = join(root, "packages/db/squawk.toml");
  const args = [`--config=${config}`, "--reporter=gcc", "--stdin-filepath=migration.sql"];
  const { stdout, stderr, status } = spawnSync(squawk, args, {
    input: `${sql};\n`,
    encoding: "utf8",
  });
  const rules = [...stdout.matchAll(/ warning: ([a-z-]+) /g)].flatMap(([, rule]) => rule ?? []);
  expect(status, stderr).toBe(rules.length === 0 ? 0 : 1);
  return rules;
}
