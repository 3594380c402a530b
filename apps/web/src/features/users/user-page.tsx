import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { UserActions } from "./user-actions.tsx";
import { UserBadges } from "./user-badges.tsx";
import { UserForm } from "./user-form.tsx";
import classes from "./user-page.module.css";

type UserPageProps = {
  userId: string;
  ownId: string;
  onRemoved: () => void;
  /** The way to what was ordered from it. */
  orders: ReactNode;
  /** What the audit log says of the account. */
  log: ReactNode;
};

/** One account, and what an administrator can do about it. */
export function UserPage({ userId, ownId, onRemoved, orders, log }: UserPageProps) {
  const trpc = useTRPC();
  const {
    data: user,
    error,
    refetch,
    isFetching,
  } = useQuery(trpc.users.byId.queryOptions({ id: userId }));
  const isOwn = userId === ownId;

  if (!user) {
    return (
      <Page title={t`Account`}>
        <NoUser error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
      </Page>
    );
  }
  return (
    <Page title={user.name}>
      <p className={classes.back}>
        <Link to="/admin/users">
          <Trans>All accounts</Trans>
        </Link>
      </p>
      <Section title={user.email}>
        <UserBadges user={user} isOwn={isOwn} />
        <p className={classes.facts}>
          <Trans>
            Account since <TimeAgo at={user.createdAt} />, changed <TimeAgo at={user.updatedAt} />
          </Trans>
        </p>
        <UserForm
          key={user.id}
          stored={user}
          isOwn={isOwn}
          isGone={reasonOf(error)?.code === "NOT_FOUND"}
        />
      </Section>
      {orders}
      <UserActions user={user} isOwn={isOwn} onRemoved={onRemoved} />
      {log}
    </Page>
  );
}

type NoUserProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

function NoUser({ error, onRetry, isRetrying }: NoUserProps) {
  if (error === null) {
    return (
      <Stack role="status" aria-label={t`Loading the account`}>
        <Skeleton height={180} />
        <Skeleton height={72} />
      </Stack>
    );
  }
  const code = reasonOf(error)?.code;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title={t`This account is not there`}
        action={
          <Link to="/admin/users">
            <Trans>All accounts</Trans>
          </Link>
        }
      >
        <Trans>It was removed, or the link is mistyped. The audit log may know.</Trans>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t`The account could not be loaded`}
      message={describeError(error)}
      onRetry={onRetry}
      isRetrying={isRetrying}
    />
  );
}
