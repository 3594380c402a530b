import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

export class InstallError extends Error {}

/** Installs what the lockfile says, unless that is what is there. */
export async function install() {
  const fingerprint = fingerprintOfManifests();
  if (readStamp() === fingerprint) return;

  console.error("Installing Tenon's tools and libraries (the first time takes a minute)");
  const [file, ...args] = packageManager();
  const exitCode = await run(file, [...args, "install", "--frozen-lockfile"]);
  if (exitCode !== 0) {
    throw new InstallError(
      "The installation did not finish; the lines above say why.\n" +
        "If they speak of the network: Tenon needs the npm registry once (npm config get registry shows which).\n" +
        "Then run the command again.",
    );
  }
  writeFileSync(stamp, fingerprint);
}

const stamp = join(root, "node_modules/.tenon-installed");

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
}

/** By content, so that a change of branches does not install without need. */
function fingerprintOfManifests() {
  const hash = createHash("sha256");
  for (const path of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests()]) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

/** Every package.json of the workspace. */
function manifests() {
  const folders = [".", ...foldersIn("."), ...foldersIn("apps"), ...foldersIn("packages")];
  return folders
    .map((folder) => join(folder, "package.json"))
    .filter((path) => existsSync(join(root, path)));
}

function foldersIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== "node_modules");
  return folders.map((entry) => join(folder, entry.name));
}

/** pnpm is a dependency too; only the very first installation has to fetch it through npm. */
function packageManager() {
  const installed = join(root, "node_modules/.bin/pnpm");
  if (existsSync(installed)) return [installed];
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return ["npx", "--yes", manifest.packageManager];
}

function run(file, args) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env: environment(),
      // What is printed on stdout is the command's answer.
      stdio: ["ignore", 2, 2],
    });
    child.once("error", (error) => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** npm hands its own settings down as npm_config_*, and pnpm would take them for its own. */
function environment() {
  const kept =
    /^npm_config_(registry|cache|userconfig|https?_proxy|proxy|noproxy|cafile|strict_ssl|\/\/.*|@.*)$/i;
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) || kept.test(name),
  );
  return { ...Object.fromEntries(entries), npm_config_fetch_retries: "1" };
}
