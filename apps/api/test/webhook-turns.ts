import { vi } from "vitest";
import type { TestApp } from "./create-test-app.ts";

/** Notes a message for all that has happened, once no older transaction holds it back. */
export async function dispatch({
  container,
}: {
  container: Pick<TestApp["container"], "dispatchWebhooks">;
}): Promise<void> {
  const isDone = async () => {
    if ((await container.dispatchWebhooks()).isAwaiting) throw new Error("There is more.");
  };
  await vi.waitFor(isDone, { timeout: 30_000, interval: 20 });
}

/** Notes and sends what is due. */
export async function deliver(app: TestApp): Promise<void> {
  await dispatch(app);
  await app.runJobs();
}

/** What is to be tried later is due now. */
export async function letTimePass({ container }: TestApp): Promise<void> {
  await container.database.pool.query(
    "UPDATE jobs.job SET start_after = now() WHERE name = 'webhook-delivery' AND state < 'active'",
  );
}
