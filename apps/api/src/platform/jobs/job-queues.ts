import type { PgBoss } from "pg-boss";
import type { JobHandler } from "./jobs.ts";

type QueueOptions = NonNullable<Parameters<PgBoss["createQueue"]>[1]>;
type QueuePlan = QueueOptions & { name: string };

const day = 86_400;

/** The queue of a kind of job. A worker that dies is missed within seconds, and its job is run by another. */
export function queueOf({ name, retries, pause }: JobHandler["kind"]): QueuePlan {
  return {
    name,
    retryLimit: retries,
    retryDelay: pause,
    retryBackoff: true,
    retryDelayMax: 3_600,
    heartbeatSeconds: 20,
    expireInSeconds: 900,
    retentionSeconds: 30 * day,
    deleteAfterSeconds: day,
    deadLetter: deadQueueOf(name),
    notify: true,
  };
}

/** The queue of a schedule: however many processes there are, one runs it, and none waits behind it. */
export function scheduleQueueOf(name: string): QueuePlan {
  return {
    name,
    policy: "stately",
    retryLimit: 0,
    heartbeatSeconds: 20,
    expireInSeconds: 3_600,
    retentionSeconds: day,
    deleteAfterSeconds: day,
  };
}

/** Makes the queues that are missing, and brings the others up to date; any number of processes may do it at once. */
export async function ensureQueues(
  boss: Pick<PgBoss, "getQueues" | "createQueue" | "updateQueue">,
  queues: QueuePlan[],
): Promise<void> {
  const dead = queues.flatMap(({ deadLetter }) =>
    typeof deadLetter === "string" ? [{ name: deadLetter, retentionSeconds: 30 * day }] : [],
  );
  const wanted: QueuePlan[] = [...dead, ...queues];
  const present = await boss.getQueues(wanted.map(({ name }) => name));
  for (const { name, ...options } of wanted) {
    const found = present.find((queue) => queue.name === name);
    if (!found) await boss.createQueue(name, options);
    else if (!isUpToDate(found, options)) {
      const { policy: _fixed, ...changeable } = options;
      await boss.updateQueue(name, changeable);
    }
  }
}

/** Where jobs of a kind end up that no retry saved, until somebody looks after them. */
function deadQueueOf(name: string): string {
  return `${name}.dead`;
}

function isUpToDate(found: object, options: QueueOptions): boolean {
  return Object.entries(options).every(([option, value]) => Reflect.get(found, option) === value);
}
