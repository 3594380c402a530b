import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { dataFolder } from "#runtime/workspace.ts";
import type { Finding } from "./finding.ts";

const oldestNode = 24;
const gigabyte = 1e9;

/** The Node this runs on, and the room on the disk of the data folder. */
export async function checkMachine(): Promise<Finding[]> {
  return [checkNode(), await checkDisk()];
}

function checkNode(): Finding {
  const { node } = process.versions;
  const check = "Node";
  if (Number(node.split(".")[0]) >= oldestNode) return { check, status: "ok", found: node };
  return {
    check,
    status: "failed",
    found: `${node} is too old`,
    remedy: `Run the server with Node ${oldestNode} or newer.`,
  };
}

async function checkDisk(): Promise<Finding> {
  const folder = existsSync(dataFolder) ? dataFolder : dirname(dataFolder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const finding = { check: "Disk", found: `${(free / gigabyte).toFixed(1)} GB free at ${folder}` };
  if (free >= 2 * gigabyte) return { ...finding, status: "ok" };
  return {
    ...finding,
    status: free < gigabyte / 5 ? "failed" : "warning",
    remedy: "Make room, or move the data folder to a larger disk (TENON_DATA_DIR).",
  };
}
