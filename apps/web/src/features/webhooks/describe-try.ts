import { t } from "@lingui/core/macro";
import type { WebhookDelivery } from "@tenon/schemas/webhooks";
import { sayInLanguage } from "#api/server-words.ts";
import { describeNumber } from "#ui/describe-count.ts";

/** What the last try came to; null before the first. */
export function describeTry({
  status,
  problem,
  durationMs,
}: Pick<WebhookDelivery, "status" | "problem" | "durationMs">): string | null {
  if (status !== null) {
    const code = String(status);
    const ms = describeNumber(durationMs ?? 0);
    return t`Answered ${code} after ${ms} ms.`;
  }
  return problem === null ? null : sayInLanguage(problem);
}
