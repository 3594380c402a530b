import { access, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ensureCluster, readPassword } from "./cluster.ts";
import type { ServerAccount } from "./server-account.ts";

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-cluster-"));
  dataDir = join(folder, "postgres");
});
afterEach(() => rm(folder, { recursive: true }));

it("refuses the data folder of another version, and leaves it alone", async () => {
  await mkdir(dataDir);
  await writeFile(join(dataDir, "PG_VERSION"), "17\n");
  await expect(ensure("true")).rejects.toMatchObject({ problem: "other-version" });
  await expect(ensure("true")).rejects.toThrow(
    `${dataDir} was made by PostgreSQL 17, and this is PostgreSQL 18.`,
  );
  expect(await readdir(dataDir)).toEqual(["PG_VERSION"]);
});

it("refuses a folder with something else in it", async () => {
  await mkdir(dataDir);
  await writeFile(join(dataDir, "holiday.jpg"), "");
  await expect(ensure("true")).rejects.toMatchObject({ problem: "not-a-data-folder" });
});

it("takes an empty folder, and the password that was made for it", async () => {
  await mkdir(dataDir);
  await ensure('echo 18 > "$1/PG_VERSION"');
  expect(await readPassword(dataDir)).toMatch(/^[\w-]{32}$/);
  await ensure("exit 1");
});

it.each([
  ["no space", "could not write: No space left on device", "no-space"],
  ["anything else", "the moon is full", "init-failed"],
])(
  "says when making it fails for %s, and leaves nothing behind",
  async (_case, output, problem) => {
    await expect(ensure(`echo "${output}" >&2; exit 1`)).rejects.toMatchObject({ problem });
    expect(await readdir(folder)).toEqual([]);
  },
);

it("sweeps up what killed processes left half made", async () => {
  const endedPid = 2_147_483_646;
  await mkdir(`${dataDir}.new-${endedPid}`);
  await expect(ensure("exit 1")).rejects.toThrow();
  await expect(access(`${dataDir}.new-${endedPid}`)).rejects.toThrow("ENOENT");
});

it.each([
  ["ENOSPC", "no-space"],
  ["EACCES", "not-writable"],
])("explains %s of the file system", async (code, problem) => {
  const refuse = () => {
    throw Object.assign(new Error(code), { code });
  };
  await expect(ensure(refuse)).rejects.toMatchObject({ problem });
});

it("says when a password can not be read", async () => {
  await expect(readPassword(dataDir)).rejects.toThrow("ENOENT");
});

/** With a shell script, which gets the folder, or a function in the place of initdb. */
function ensure(initdb: string | (() => never)): Promise<void> {
  const command: ServerAccount["command"] = (_binary, args) =>
    typeof initdb === "string"
      ? { file: "sh", args: ["-c", initdb, "initdb", folderIn(args)], options: {} }
      : initdb();
  const binaries = { folder: "", initdb: "initdb", postgres: "postgres" };
  return ensureCluster({
    dataDir,
    binaries,
    account: { owner: undefined, command },
    onProgress: () => {},
  });
}

function folderIn(args: string[]): string {
  return args.find((argument) => argument.startsWith("--pgdata="))?.replace("--pgdata=", "") ?? "";
}
