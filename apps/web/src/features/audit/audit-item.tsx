import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { AuditEntry } from "@tenon/schemas/audit";
import { describeDevice } from "#ui/describe-device.ts";
import { describeMoment } from "#ui/describe-time.ts";
import classes from "./audit-list.module.css";
import { describeEntry } from "./audit-sentence.ts";

export function AuditItem({ entry }: { entry: AuditEntry }) {
  const { createdAt, via, address, userAgent } = entry;
  const details = [
    address,
    userAgent === null ? null : describeDevice(userAgent).name,
    means()[via],
  ];
  return (
    <div className={classes.entry}>
      <span className={classes.sentence}>
        {describeEntry(entry).map((piece) =>
          typeof piece === "string" ? (
            piece
          ) : (
            <Party key={piece.party} party={entry[piece.party]} />
          ),
        )}
      </span>
      <span className={classes.detail}>
        <time dateTime={createdAt.toISOString()}>{describeMoment(createdAt)}</time>
        {details.map((detail) => detail !== null && ` · ${detail}`)}
      </span>
    </div>
  );
}

function Party({ party }: { party: AuditEntry["actor"] }) {
  if (!party?.name) {
    return (
      <span className={classes.removed}>
        <Trans>a removed account</Trans>
      </span>
    );
  }
  return (
    <Link to="/admin/users/$userId" params={{ userId: party.id }} title={party.email ?? undefined}>
      {party.name}
    </Link>
  );
}

/** What an act was done with, where it is not the usual. */
function means(): Record<AuditEntry["via"], string | null> {
  return {
    session: null,
    "api-key": t`with an API key`,
    issuer: t`with another party’s token`,
    operator: t`at the command line`,
    anonymous: null,
  };
}
