import type { JobHandler } from "#platform/jobs/jobs.ts";
import { createAccountMailJobs } from "./account-mails.jobs.ts";
import { type AccountMails, createAccountMails, type ResetLink } from "./account-mails.service.ts";

export type { AccountMails, ResetLink };

type Dependencies = Parameters<typeof createAccountMails>[0];
type AccountMailsFeature = { service: AccountMails; jobs: JobHandler[] };

export function createAccountMailsFeature(dependencies: Dependencies): AccountMailsFeature {
  const service = createAccountMails(dependencies);
  return { service, jobs: createAccountMailJobs(service) };
}
