import type { HealthProblemCode } from "@tenon/schemas/system";

/** What is wrong, or may become so. */
export function problemNames(): Record<HealthProblemCode, string> {
  return {
    "connections-short": "The database has few connections left",
    "transaction-open": "A transaction has been open for long",
    "migrations-failed": "A migration failed half way",
    "migrations-pending": "Migrations are not applied",
    "migrations-unknown": "The database belongs to a newer version",
    "jobs-untaken": "Jobs wait, and no worker takes them",
    "jobs-died": "Jobs died",
    "clean-up-late": "The hourly clean-up is late",
    "sign-ins-refused": "Many sign-ins were refused",
  };
}

/** What to do about it. */
export function problemRemedies(): Record<HealthProblemCode, string> {
  return {
    "connections-short":
      "One more server does not fit. Raise max_connections, or lower DATABASE_POOL_SIZE or WORKERS on each.",
    "transaction-open":
      "End it, or let it end: events wait for it, and old rows can’t be cleared away.",
    "migrations-failed": "Repair the tables, then: npm run db -- migrate resolve",
    "migrations-pending": "npm run db -- migrate up",
    "migrations-unknown": "Run the version that the database belongs to.",
    "jobs-untaken": "Start a server, one with JOB_WORKER=on.",
    "jobs-died": "npm run tenon -- jobs list says of what, jobs redrive tries them again.",
    "clean-up-late": "It runs once an hour where JOB_WORKER=on. The log says why it did not.",
    "sign-ins-refused":
      "Somebody may be guessing passwords. The audit log says whose, and from where.",
  };
}
