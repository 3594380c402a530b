import { plural, t } from "@lingui/core/macro";
import type { Webhook } from "@tenon/schemas/webhooks";

/** What a webhook goes by: what its owner says of it, else where it leads. */
export function describeWebhook({ url, description }: Webhook): string {
  return description || (URL.parse(url)?.host ?? url);
}

export function describeEvents({ events }: Pick<Webhook, "events">): string {
  return plural(events.length, {
    0: "All events",
    one: "# kind of event",
    other: "# kinds of events",
  });
}

/** Whether it is at work; and if not, who stopped it. */
export function describeState({ pauseReason, failingSince }: Webhook): string {
  if (pauseReason === "owner") return t`Paused by you`;
  if (pauseReason === "gone") return t`Paused after 410 Gone`;
  if (pauseReason === "failing") return t`Paused after failures`;
  return failingSince === null
    ? t({ message: "On", context: "state of a webhook" })
    : t`On, but failing`;
}
