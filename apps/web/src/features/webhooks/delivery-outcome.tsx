import { plural } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { WebhookDelivery } from "@tenon/schemas/webhooks";
import { TimeAgo } from "#ui/time-ago.tsx";
import { useNow } from "#ui/use-now.ts";
import { describeTry } from "./describe-try.ts";

const aMinute = 60_000;

/** How sending a message went last, and what comes next. */
export function DeliveryOutcome({ delivery }: { delivery: WebhookDelivery }) {
  const { state, attempts } = delivery;
  return (
    <>
      {describeTry(delivery)} {state === "waiting" && <NextTry delivery={delivery} />}
      {state === "failed" &&
        plural(attempts, { one: "Given up after one try.", other: "Given up after # tries." })}
    </>
  );
}

function NextTry({ delivery: { attempts, nextAttemptAt } }: { delivery: WebhookDelivery }) {
  const now = useNow();
  if (nextAttemptAt === null) return <Trans>Held back until the webhook is resumed.</Trans>;
  if (attempts === 0) return <Trans>Is about to be sent.</Trans>;
  return nextAttemptAt.getTime() - now.getTime() < aMinute ? (
    <Trans>Next try within a minute.</Trans>
  ) : (
    <Trans>
      Next try <TimeAgo at={nextAttemptAt} />.
    </Trans>
  );
}
