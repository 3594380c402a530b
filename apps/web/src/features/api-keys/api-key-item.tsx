import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Code } from "@mantine/core";
import type { ApiKey } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import { describeDate, describeMoment } from "#ui/describe-time.ts";
import { StatusMark } from "#ui/status-mark.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { useNow } from "#ui/use-now.ts";
import classes from "./api-key-list.module.css";
import { describeScopes } from "./scope-words.ts";

type ApiKeyItemProps = { apiKey: ApiKey; role: UserRole; onRevoke: () => void };

export function ApiKeyItem({ apiKey, role, onRevoke }: ApiKeyItemProps) {
  const { name, prefix, scopes, createdAt, lastUsedAt, expiresAt } = apiKey;
  const now = useNow();
  const allowed = describeScopes(scopes, role);
  const isOver = expiresAt !== null && expiresAt <= now;

  return (
    <li className={classes.key}>
      <div className={classes.body}>
        <span className={classes.name}>
          {name}
          <Code>{prefix}…</Code>
          {isOver && (
            <StatusMark tone="idle">
              <Trans>Ended</Trans>
            </StatusMark>
          )}
        </span>
        <span className={classes.detail}>
          <Trans>May {allowed}</Trans>
        </span>
        <span className={classes.detail}>
          <Trans>
            made <TimeAgo at={createdAt} />
          </Trans>
          {" · "}
          {lastUsedAt ? (
            <Trans>
              last used <TimeAgo at={lastUsedAt} />
            </Trans>
          ) : (
            t`never used`
          )}
          {" · "}
          <Ending at={expiresAt} now={now} />
        </span>
      </div>
      <Button variant="default" size="xs" aria-label={t`Revoke ${name}`} onClick={onRevoke}>
        <Trans>Revoke</Trans>
      </Button>
    </li>
  );
}

function Ending({ at, now }: { at: Date | null; now: Date }) {
  if (at === null) return t`never ends`;
  const day = describeDate(at, now);
  return (
    <time dateTime={at.toISOString()} title={describeMoment(at)}>
      {at <= now ? t`ended ${day}` : t`ends ${day}`}
    </time>
  );
}
