import { t } from "@lingui/core/macro";
import type { HealthProblemCode } from "@tenon/schemas/system";

type Words = { title: string; remedy: string };

/** What is wrong or may become so, and what to do about it. */
export function problemWords(): Record<HealthProblemCode, Words> {
  return {
    "connections-short": {
      title: t`The database has few connections left`,
      remedy: t`One more server does not fit. Raise max_connections, or lower DATABASE_POOL_SIZE or WORKERS on each.`,
    },
    "transaction-open": {
      title: t`A transaction has been open for long`,
      remedy: t`End it, or let it end: events wait for it, and old rows can’t be cleared away.`,
    },
    "migrations-failed": {
      title: t`A migration failed half way`,
      remedy: t`Repair the tables, then: npm run db -- migrate resolve`,
    },
    "migrations-pending": {
      title: t`Migrations are not applied`,
      remedy: t`Apply them: npm run db -- migrate up`,
    },
    "migrations-unknown": {
      title: t`The database belongs to a newer version`,
      remedy: t`Run the version that the database belongs to.`,
    },
    "jobs-untaken": {
      title: t`Jobs wait, and no worker takes them`,
      remedy: t`Start a server, one with JOB_WORKER=on.`,
    },
    "jobs-died": {
      title: t`Jobs died`,
      remedy: t`npm run tenon -- jobs list says of what, jobs redrive tries them again.`,
    },
    "clean-up-late": {
      title: t`The hourly clean-up is late`,
      remedy: t`It runs once an hour where JOB_WORKER=on. The log says why it did not.`,
    },
    "sign-ins-refused": {
      title: t`Many sign-ins were refused`,
      remedy: t`Somebody may be guessing passwords. The audit log says whose, and from where.`,
    },
  };
}
