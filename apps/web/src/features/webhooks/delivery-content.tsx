import { Trans } from "@lingui/react/macro";
import type { WebhookDelivery } from "@tenon/schemas/webhooks";
import classes from "./delivery-content.module.css";

/** What was sent, and how the answer to it began; hidden until somebody asks. */
export function DeliveryContent({ delivery: { id, body, answer } }: { delivery: WebhookDelivery }) {
  return (
    <details className={classes.details}>
      <summary>
        <Trans>What was sent and answered</Trans>
      </summary>
      <p className={classes.label}>
        <Trans>
          Message <code>{id}</code>
        </Trans>
      </p>
      <pre className={classes.text}>{body}</pre>
      <p className={classes.label}>
        {answer === null ? <Trans>No answer</Trans> : <Trans>How the answer begins</Trans>}
      </p>
      {answer !== null && <pre className={classes.text}>{answer === "" ? "–" : answer}</pre>}
    </details>
  );
}
