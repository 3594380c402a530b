import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Session } from "@tenon/schemas/sessions";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { describeDevice } from "#ui/describe-device.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { IconPhone, IconScreen } from "#ui/icons.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { Section } from "#ui/section.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import classes from "./session-list.module.css";

/** Where one is signed in, with the means to end it. */
export function SessionList({ onSignOutEverywhere }: { onSignOutEverywhere: () => Promise<void> }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const {
    data,
    isPending,
    error,
    refetch,
    isFetching,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
  } = useInfiniteQuery(
    pagesQuery(trpc.sessions.list.infiniteQueryKey(), (from, options) =>
      client.sessions.list.query(from, options),
    ),
  );

  return (
    <Section
      title={t`Where you are signed in`}
      hint={t`Sign out what you don’t know or no longer use.`}
      action={<SignOutEverywhere onConfirm={onSignOutEverywhere} />}
    >
      {isPending && <Loading />}
      {error && !data && (
        <ErrorState
          title={t`Your sessions could not be loaded`}
          message={describeError(error)}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
      <ul className={classes.list}>
        {data?.pages
          .flatMap(({ items }) => items)
          .map((session) => (
            <SessionItem key={session.id} session={session} />
          ))}
      </ul>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        failure={isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void fetchNextPage()}
      />
    </Section>
  );
}

function SessionItem({
  session: { id, current, userAgent, address, createdAt, lastUsedAt },
}: {
  session: Session;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const { name, isHandheld } = describeDevice(userAgent);
  const revoke = useMutation(
    trpc.sessions.revoke.mutationOptions({
      onSuccess: () => toasts.show({ tone: "done", message: t`Signed out ${name}.` }),
      onError(error) {
        if (reasonOf(error)?.code !== "NOT_FOUND") {
          toasts.show({ tone: "failed", message: describeError(error) });
        }
      },
      async onSettled() {
        await queries.invalidateQueries(trpc.sessions.list.infiniteQueryFilter());
        setAsking(false);
      },
    }),
  );

  return (
    <li className={classes.session}>
      <span className={classes.device}>
        {isHandheld ? <IconPhone size={22} /> : <IconScreen size={22} />}
      </span>
      <div className={classes.body}>
        <span className={classes.name}>
          {name}
          {current && (
            <StatusMark tone="special">
              <Trans>This device</Trans>
            </StatusMark>
          )}
        </span>
        <span className={classes.detail}>
          {address && `${address} · `}
          <Trans>
            last used <TimeAgo at={lastUsedAt} /> · signed in <TimeAgo at={createdAt} />
          </Trans>
        </span>
      </div>
      {!current && (
        <Button
          variant="default"
          size="xs"
          aria-label={t`Sign out ${name}`}
          onClick={() => setAsking(true)}
        >
          <Trans>Sign out</Trans>
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t`Sign out ${name}?`}
          confirm={t`Sign out`}
          isBusy={revoke.isPending}
          onConfirm={() => revoke.mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          <Trans>
            It is signed out at once. What was not saved there waits until you sign in again.
          </Trans>
        </ConfirmDialog>
      )}
    </li>
  );
}

function SignOutEverywhere({ onConfirm }: { onConfirm: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const [isEnding, setEnding] = useState(false);

  async function confirm(): Promise<void> {
    setEnding(true);
    await onConfirm();
    setEnding(false);
    setAsking(false);
  }

  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        <Trans>Sign out everywhere</Trans>
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t`Sign out everywhere?`}
          confirm={t`Sign out everywhere`}
          isBusy={isEnding}
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(false)}
        >
          <Trans>
            Every browser and program is signed out, this one too. You can sign in again with your
            password. API keys go on working.
          </Trans>
        </ConfirmDialog>
      )}
    </>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading sessions`}>
      <Skeleton height={40} />
      <Skeleton height={40} />
    </Stack>
  );
}
