// A process of its own that leaves or takes jobs, to be killed by a test.
import { openDatabase } from "@tenon/db/client";
import { createTestJobs, handleNotes, noteJob } from "./test-jobs.ts";

const [task, url = ""] = process.argv.slice(2);
const handlers = [
  handleNotes(async ({ note }) => {
    process.stdout.write(`running ${note}\n`);
    await new Promise(() => {});
  }),
];
const { jobs } = createTestJobs({ url, handlers, works: task === "work" });

if (task === "work") await jobs.work();
else {
  const { prisma } = openDatabase({ url });
  await prisma.$transaction(async (tx) => {
    await tx.rateLimit.create({ data: { key: "written", points: 1 } });
    await jobs.queue.enqueue(noteJob, { note: "left" }, { tx });
  });
  process.kill(process.pid, "SIGKILL");
}
