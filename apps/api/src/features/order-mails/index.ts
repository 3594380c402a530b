import type { JobHandler } from "#platform/jobs/jobs.ts";
import { createOrderMailJobs } from "./order-mails.jobs.ts";
import { createOrderMails, type OrderMails } from "./order-mails.service.ts";

export type { OrderMails };

type Dependencies = Parameters<typeof createOrderMails>[0];
type OrderMailsFeature = { service: OrderMails; jobs: JobHandler[] };

export function createOrderMailsFeature(dependencies: Dependencies): OrderMailsFeature {
  const service = createOrderMails(dependencies);
  return { service, jobs: createOrderMailJobs(service) };
}
