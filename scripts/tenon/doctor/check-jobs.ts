import type { Container } from "@tenon/api/container";
import type { Finding } from "./finding.ts";

const check = "Jobs";
const patienceMs = 120_000;

/** Whether somebody does the jobs, and whether any died. */
export async function checkJobs({
  count,
}: Pick<Container["jobs"]["dead"], "count">): Promise<Finding[]> {
  const queues = await count();
  const sum = (part: "waiting" | "running" | "dead") =>
    queues.reduce((total, queue) => total + queue[part], 0);
  const since = Math.min(...queues.map(({ waitingSince }) => waitingSince?.getTime() ?? Infinity));
  const minutes = Math.floor((Date.now() - since) / 60_000);
  const findings: Finding[] = [];
  if (Date.now() - since > patienceMs) {
    findings.push({
      check,
      status: "failed",
      found: `${sum("waiting")} wait, the first for ${minutes} minutes: no worker takes them`,
      remedy: "Start a server, one with JOB_WORKER=on.",
    });
  }
  if (sum("dead") > 0) {
    findings.push({
      check,
      status: "warning",
      found: `${sum("dead")} died`,
      remedy: "npm run tenon -- jobs list says of what, jobs redrive tries them again.",
    });
  }
  if (findings.length > 0) return findings;
  return [
    { check, status: "ok", found: `${sum("waiting")} wait, ${sum("running")} run, none died` },
  ];
}
