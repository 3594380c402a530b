import type { HealthProblem, QueueHealth, SystemHealth } from "@tenon/schemas/system";

type Facts = Pick<SystemHealth, "at" | "database" | "jobs" | "signIns"> & {
  /** How many connections one server more would open. */
  wantedConnections: number;
};

const minuteMs = 60_000;
const patienceMs = {
  job: 2 * minuteMs,
  transaction: 5 * minuteMs,
  cleanUp: 3 * 60 * minuteMs,
};
const manyRefusals = 100;

/** What is wrong with an installation or may become so, the gravest first. */
export function findProblems(facts: Facts): HealthProblem[] {
  const { at, database, jobs, signIns, wantedConnections } = facts;
  return [
    ...judgeMigrations(database.migrations),
    ...judgeConnections(database, wantedConnections),
    ...judgeJobs(jobs.queues, at),
    ...judgeTransaction(database, at),
    ...judgeCleanUp(jobs, at),
    ...judgeSignIns(signIns),
  ].toSorted((one, other) => graveness[other.status] - graveness[one.status]);
}

const graveness = { warning: 0, failed: 1 };

export function judgeMigrations({
  pending,
  failed,
  unknown,
}: Omit<SystemHealth["database"]["migrations"], "applied">): HealthProblem[] {
  return [
    problemIf(failed.length > 0, {
      code: "migrations-failed",
      status: "failed",
      remedy: "Repair the tables, then: npm run db -- migrate resolve",
    }),
    problemIf(pending.length > 0, {
      code: "migrations-pending",
      status: "failed",
      remedy: "npm run db -- migrate up",
    }),
    problemIf(unknown.length > 0, {
      code: "migrations-unknown",
      status: "failed",
      remedy: "Run the version that the database belongs to.",
    }),
  ].flat();
}

export function judgeConnections(
  { connections, maxConnections }: Pick<SystemHealth["database"], "connections" | "maxConnections">,
  wanted: number,
): HealthProblem[] {
  const left = maxConnections - connections;
  return problemIf(left < wanted, {
    code: "connections-short",
    status: left < 3 ? "failed" : "warning",
    remedy:
      "One more server does not fit. Raise max_connections, or lower DATABASE_POOL_SIZE or WORKERS on each.",
  });
}

export function judgeJobs(
  queues: Pick<QueueHealth, "waitingSince" | "dead">[],
  at: Date,
): HealthProblem[] {
  const isUntaken = ({ waitingSince }: Pick<QueueHealth, "waitingSince">) =>
    waitingSince !== null && isLongAgo(waitingSince, at, patienceMs.job);
  return [
    problemIf(queues.some(isUntaken), {
      code: "jobs-untaken",
      status: "failed",
      remedy: "Start a server, one with JOB_WORKER=on.",
    }),
    problemIf(
      queues.some(({ dead }) => dead > 0),
      {
        code: "jobs-died",
        status: "warning",
        remedy: "npm run tenon -- jobs list says of what, jobs redrive tries them again.",
      },
    ),
  ].flat();
}

function judgeTransaction(
  { oldestTransactionAt }: Pick<SystemHealth["database"], "oldestTransactionAt">,
  at: Date,
): HealthProblem[] {
  const isOpen =
    oldestTransactionAt !== null && isLongAgo(oldestTransactionAt, at, patienceMs.transaction);
  return problemIf(isOpen, {
    code: "transaction-open",
    status: "warning",
    remedy: "End it, or let it end: events wait for it, and old rows can’t be cleared away.",
  });
}

/** None at all is no problem: a new installation has had no time for one. */
function judgeCleanUp(
  { cleanedUpAt }: Pick<SystemHealth["jobs"], "cleanedUpAt">,
  at: Date,
): HealthProblem[] {
  const isLate = cleanedUpAt !== null && isLongAgo(cleanedUpAt, at, patienceMs.cleanUp);
  return problemIf(isLate, {
    code: "clean-up-late",
    status: "warning",
    remedy: "It runs once an hour where JOB_WORKER=on. The log says why it did not.",
  });
}

function judgeSignIns({ refused }: SystemHealth["signIns"]): HealthProblem[] {
  return problemIf(refused >= manyRefusals, {
    code: "sign-ins-refused",
    status: "warning",
    remedy: "Somebody may be guessing passwords. The audit log says whose, and from where.",
  });
}

function isLongAgo(moment: Date, at: Date, patience: number): boolean {
  return at.getTime() - moment.getTime() > patience;
}

function problemIf(isThere: boolean, problem: HealthProblem): HealthProblem[] {
  return isThere ? [problem] : [];
}
