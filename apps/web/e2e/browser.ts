import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import packedChromium, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** A host that is not this machine by name, for looking at the app as from elsewhere. */
export const foreignHost = "tenon.test";

const cacheFolder = fileURLToPath(new URL("../../../.cache/chromium", import.meta.url));
const unpackedFolder = join(cacheFolder, "unpacked");

type Program = { executablePath: string; env: Record<string, string> };

/** CHROMIUM_PATH, a Chrome or Chromium of this machine, or the one that comes with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({
    executablePath,
    env: { ...definedEnvironment(), ...env },
    // Only our own pages are opened, and root can't have the sandbox.
    args: ["--no-sandbox", "--disable-gpu", `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`],
  });
}

async function findBrowser(): Promise<Program> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) return { executablePath: chosen, env: {} };
  const installed = systemBrowsers().find(isExecutable);
  return installed === undefined ? unpackBrowser() : { executablePath: installed, env: {} };
}

function systemBrowsers(): string[] {
  const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
  const folders = process.env["PATH"]?.split(":") ?? [];
  return [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
}

/** Unpacks into the cache once; with its own libraries and fonts where the machine has none. */
async function unpackBrowser(): Promise<Program> {
  if (!existsSync(unpackedFolder)) await unpackWhole();
  const { executablePath, libraries } = await unpackInto(unpackedFolder);
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: join(unpackedFolder, "fonts") };
  const env = [fonts, { ...fonts, LD_LIBRARY_PATH: join(libraries, "lib") }].find((candidate) =>
    starts(executablePath, candidate),
  );
  if (env) return { executablePath, env };
  throw new Error(
    "No browser could be started. Install one (on Debian: apt-get install -y chromium), or set CHROMIUM_PATH to yours.",
  );
}

/** In a folder of its own until it is whole: whoever starts meanwhile, or was killed half way, leaves no half browser. */
async function unpackWhole(): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, "half-"));
  try {
    await unpackInto(folder);
    renameSync(folder, unpackedFolder);
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (!existsSync(unpackedFolder)) throw error;
  }
}

/** What is there already is not unpacked again. The package looks for its folder in TMPDIR at each call. */
async function unpackInto(folder: string): Promise<{ executablePath: string; libraries: string }> {
  const archives = join(
    dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))),
    "../bin",
  );
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return {
      executablePath: await packedChromium.executablePath(archives),
      libraries: await inflate(join(archives, "al2023.tar.br")),
    };
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  const { status } = spawnSync(executablePath, ["--version"], {
    env: { ...process.env, ...env },
    timeout: 20_000,
  });
  return status === 0;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
