import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

type Owner = { uid: number; gid: number };

/** Who runs the server: PostgreSQL refuses to run as root. */
export type ServerAccount = {
  /** The owner that its files need, when it is not the current user. */
  owner: Owner | undefined;
  command(
    binary: string,
    args: string[],
  ): { file: string; args: string[]; options: Partial<Owner> };
};

export type AccountOptions = {
  dataDir: string;
  /** What the server has to reach: the folder of its data, and its binaries. */
  folders: string[];
  isRoot?: boolean;
};

export function chooseServerAccount({
  dataDir,
  folders,
  isRoot = process.getuid?.() === 0,
}: AccountOptions): ServerAccount {
  if (!isRoot) return { owner: undefined, command: (file, args) => ({ file, args, options: {} }) };

  const owner = ownerOf(dataDir) ?? accountNamed("postgres") ?? accountNamed("nobody");
  if (!owner) throw noAccount();
  const passable = folders.every((folder) => canPass(folder, owner));
  return {
    owner,
    command: (file, args) =>
      passable ? { file, args, options: owner } : throughClosedFolders(owner, file, args),
  };
}

function ownerOf(path: string): Owner | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : undefined;
}

function accountNamed(name: string): Owner | undefined {
  try {
    const number = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
    return { uid: number("-u"), gid: number("-g") };
  } catch {
    return undefined;
  }
}

function canPass(folder: string, { uid, gid }: Owner): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats && (stats.mode & passBit(stats, { uid, gid })) === 0) return false;
  return dirname(folder) === folder || canPass(dirname(folder), { uid, gid });
}

function passBit(folder: Owner, account: Owner): number {
  if (folder.uid === account.uid) return 0o100;
  return folder.gid === account.gid ? 0o010 : 0o001;
}

/** Under a folder like /root, the account keeps the one right to pass through folders that are not its own. */
function throughClosedFolders({ uid, gid }: Owner, file: string, args: string[]) {
  if (spawnSync("setpriv", ["--version"]).error) throw closedFolders();
  const right = [
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
  ];
  const account = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  return { file: "setpriv", args: [...account, ...right, file, ...args], options: {} };
}

function noAccount(): EmbeddedPostgresError {
  return new EmbeddedPostgresError("start-failed", {
    what: 'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
    remedy: "Run the command as another user.",
  });
}

function closedFolders(): EmbeddedPostgresError {
  return new EmbeddedPostgresError("start-failed", {
    what: "PostgreSQL does not run as root, and other users can not enter the folder of this project.",
    remedy:
      "Move the project to a folder that everybody may enter, or run the command as another user.",
  });
}
