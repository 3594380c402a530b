import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listMigrations, migrationsFolder } from "./migrations.ts";

it("finds the migrations, oldest first", async () => {
  const names = await listMigrations();
  expect(names[0]).toBe("20261120120000_accounts_and_tasks");
  expect(names).toEqual(names.toSorted());
});

it("has a way down for every migration", async () => {
  const missing = (await listMigrations()).filter(
    (name) => !existsSync(join(migrationsFolder, name, "down.sql")),
  );
  expect(missing).toEqual([]);
});
