import type { SystemHealth } from "@tenon/schemas/system";
import type { ServerFacts } from "#platform/db/server-facts.ts";
import type { QueueWatch } from "#platform/jobs/queue-watch.ts";
import { findProblems } from "./system.policy.ts";

export type SystemService = {
  /** How the server and all that it stands on are. */
  health(): Promise<SystemHealth>;
};

type Migrations = Record<"applied" | "pending" | "failed" | "unknown", string[]>;

type Dependencies = {
  version: string;
  /** How many connections one server opens. */
  wantedConnections: number;
  readServer: () => Promise<ServerFacts>;
  readMigrations: () => Promise<Migrations>;
  jobs: Pick<QueueWatch, "count" | "failures">;
  /** The kinds of jobs that send mails. */
  mailKinds: () => string[];
  lastCleanUp: () => Promise<Date | null>;
  countStreams: () => number;
  countEvents: () => Promise<SystemHealth["events"]>;
  countWebhooks: () => Promise<SystemHealth["webhooks"]>;
  countSentMails: (since: Date) => Promise<number>;
  countRefusedSignIns: (since: Date) => Promise<number>;
};

const hourMs = 3_600_000;

export function createSystemService({
  version,
  wantedConnections,
  readServer,
  readMigrations,
  jobs,
  mailKinds,
  lastCleanUp,
  countStreams,
  countEvents,
  countWebhooks,
  countSentMails,
  countRefusedSignIns,
}: Dependencies): SystemService {
  const startedAt = new Date();
  return {
    async health() {
      const [server, migrations, queues, cleanedUpAt, mails, events, webhooks, refused] =
        await Promise.all([
          readServer(),
          readMigrations(),
          jobs.count(),
          lastCleanUp(),
          readMails(),
          countEvents(),
          countWebhooks(),
          countRefusedSignIns(ago(hourMs)),
        ]);
      const facts = {
        at: server.now,
        database: { ...server, migrations: describe(migrations) },
        jobs: { queues, cleanedUpAt },
        signIns: { refused },
      };
      return {
        ...facts,
        problems: findProblems({ ...facts, wantedConnections }),
        server: {
          version,
          startedAt,
          processes: server.processes > 0 ? server.processes : null,
          streams: countStreams(),
        },
        mails: { ...mails, waiting: waitingMails(queues) },
        events,
        webhooks,
      };
    },
  };

  async function readMails(): Promise<Omit<SystemHealth["mails"], "waiting">> {
    const since = ago(24 * hourMs);
    const [sent, { died, last }] = await Promise.all([
      countSentMails(since),
      jobs.failures(mailKinds(), since),
    ]);
    return { sent, failed: died, lastFailure: last };
  }

  function waitingMails(queues: SystemHealth["jobs"]["queues"]): number {
    const ofMails = new Set(mailKinds());
    return queues
      .filter(({ name }) => ofMails.has(name))
      .reduce((total, { waiting }) => total + waiting, 0);
  }
}

/** One that failed is in no way applied, but says so itself. */
function describe({ applied, pending, failed, unknown }: Migrations) {
  const missing = pending.filter((name) => !failed.includes(name));
  return { applied: applied.length, pending: missing, failed, unknown };
}

function ago(milliseconds: number): Date {
  return new Date(Date.now() - milliseconds);
}
