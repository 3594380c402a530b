import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Session } from "@tenon/schemas/sessions";
import { describeError } from "#api/error-reason.ts";
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
import { EndSession } from "./end-session.tsx";
import classes from "./session-list.module.css";

/** Where one is signed in, with the means to end it. */
export function SessionList({ onSignOutEverywhere }: { onSignOutEverywhere: () => Promise<void> }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  /** The session that is to be ended, in the list or not any more. */
  const [asked, setAsked] = useState<Session | null>(null);
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
            <SessionItem key={session.id} session={session} onEnd={() => setAsked(session)} />
          ))}
      </ul>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        failure={isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void fetchNextPage()}
      />
      {asked && <EndSession session={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function SessionItem({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { current, userAgent, address, createdAt, lastUsedAt } = session;
  const { name, isHandheld } = describeDevice(userAgent);
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
        <Button variant="default" size="xs" aria-label={t`Sign out ${name}`} onClick={onEnd}>
          <Trans>Sign out</Trans>
        </Button>
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
