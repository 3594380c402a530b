import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

// A checkout without hooks of its own gets these. A tarball, or a machine without git, does without.
if (existsSync(".git") && spawnSync("git", ["config", "core.hooksPath"]).status === 1) {
  spawnSync("git", ["config", "core.hooksPath", ".githooks"]);
}
