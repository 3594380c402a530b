import type { Container } from "@tenon/api/container";
import { judgeJobs } from "@tenon/api/features/system/system.policy";
import type { Finding } from "./finding.ts";

const check = "Jobs";

/** Whether somebody does the jobs, and whether any died. */
export async function checkJobs({
  count,
}: Pick<Container["jobs"]["watch"], "count">): Promise<Finding[]> {
  const queues = await count();
  const sum = (part: "waiting" | "running" | "dead") =>
    queues.reduce((total, queue) => total + queue[part], 0);
  const now = new Date();
  const since = Math.min(...queues.map(({ waitingSince }) => waitingSince?.getTime() ?? Infinity));
  const minutes = Math.floor((now.getTime() - since) / 60_000);
  const problems = judgeJobs(queues, now);
  if (problems.length === 0) {
    return [
      { check, status: "ok", found: `${sum("waiting")} wait, ${sum("running")} run, none died` },
    ];
  }
  return problems.map(({ code, ...problem }) => ({
    check,
    found:
      code === "jobs-died"
        ? `${sum("dead")} died`
        : `${sum("waiting")} wait, the first for ${minutes} minutes: no worker takes them`,
    ...problem,
  }));
}
