import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Code } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKey } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { describeDate, describeMoment } from "#ui/describe-time.ts";
import { StatusMark } from "#ui/status-mark.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useNow } from "#ui/use-now.ts";
import classes from "./api-key-list.module.css";
import { describeScopes } from "./scope-words.ts";

export function ApiKeyItem({ apiKey, role }: { apiKey: ApiKey; role: UserRole }) {
  const { name, prefix, scopes, createdAt, lastUsedAt, expiresAt } = apiKey;
  const [isAsking, setAsking] = useState(false);
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
      <Button
        variant="default"
        size="xs"
        aria-label={t`Revoke ${name}`}
        onClick={() => setAsking(true)}
      >
        <Trans>Revoke</Trans>
      </Button>
      {isAsking && <RevokeDialog apiKey={apiKey} onClose={() => setAsking(false)} />}
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

function RevokeDialog({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => toasts.show({ tone: "done", message: t`Revoked “${name}”.` }),
      onError(error) {
        if (reasonOf(error)?.code !== "NOT_FOUND") {
          toasts.show({ tone: "failed", message: describeError(error) });
        }
      },
      async onSettled() {
        await queries.invalidateQueries(trpc.apiKeys.list.infiniteQueryFilter());
        onClose();
      },
    }),
  );

  return (
    <ConfirmDialog
      title={t`Revoke “${name}”?`}
      confirm={t`Revoke the key`}
      cancel={t`Keep it`}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate({ id })}
      onCancel={onClose}
    >
      <Trans>
        Programs that call with this key are refused from now on. A revoked key does not come back:
        they would need a new one.
      </Trans>
    </ConfirmDialog>
  );
}
