import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseServerAccount } from "./server-account.ts";

const isRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-account-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("leaves everything as it is for a user who is not root", () => {
  const account = chooseServerAccount({ dataDir: folder, folders: [folder], isRoot: false });
  expect(account.owner).toBeUndefined();
  expect(account.command("postgres", ["-D"])).toEqual({
    file: "postgres",
    args: ["-D"],
    options: {},
  });
});

describe("for root", () => {
  it("takes another account", async () => {
    await chmod(folder, 0o755);
    const account = chooseServerAccount({
      dataDir: join(folder, "new"),
      folders: [folder],
      isRoot: true,
    });
    expect(account.owner?.uid).toBeGreaterThan(0);
    expect(account.command("postgres", [])).toEqual({
      file: "postgres",
      args: [],
      options: account.owner,
    });
  });

  it.runIf(process.platform === "linux")(
    "keeps the right to pass through closed folders, and no other",
    async () => {
      await chmod(folder, 0o700);
      const account = chooseServerAccount({
        dataDir: join(folder, "new"),
        folders: [join(folder, "new")],
        isRoot: true,
      });
      const { file, args } = account.command("postgres", ["-D", "data"]);
      expect(file).toBe("setpriv");
      expect(args).toContain("--ambient-caps=+dac_override");
      expect(args.slice(-3)).toEqual(["postgres", "-D", "data"]);
    },
  );

  it.runIf(isRoot)("keeps the account to which the data belongs", async () => {
    const dataDir = join(folder, "data");
    await mkdir(dataDir);
    await chown(dataDir, 4321, 4322);
    expect(chooseServerAccount({ dataDir, folders: [], isRoot: true }).owner).toEqual({
      uid: 4321,
      gid: 4322,
    });
  });
});
