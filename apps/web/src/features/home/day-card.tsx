import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode, Ref } from "react";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { Section } from "#ui/section.tsx";
import classes from "./day-card.module.css";

type DayCardProps = {
  frameRef: Ref<HTMLDivElement>;
  counts: ReactNode;
  isPending: boolean;
  failure: string | null;
  isRetrying: boolean;
  onRetry: () => void;
  /** The way to those that don't fit. */
  more: ReactNode;
  rows: ReactNode[];
};

export function DayCard({ frameRef, counts, more, rows, ...answer }: DayCardProps) {
  return (
    <Section
      title={t`Today`}
      action={
        <Link to="/tasks">
          <Trans>All tasks</Trans>
        </Link>
      }
    >
      <div className={classes.counts}>{counts}</div>
      <ListFrame ref={frameRef}>
        {rows.length > 0 ? (
          <ul className={classes.list} aria-label={t`Due by tonight`}>
            {rows}
          </ul>
        ) : (
          <NoTask {...answer} />
        )}
      </ListFrame>
      {more !== false && <p className={classes.more}>{more}</p>}
    </Section>
  );
}

type NoTaskProps = Pick<DayCardProps, "isPending" | "failure" | "isRetrying" | "onRetry">;

function NoTask({ isPending, failure, isRetrying, onRetry }: NoTaskProps) {
  if (isPending) {
    return (
      <Stack gap="xs" p="md" role="status" aria-label={t`Loading what is due`}>
        <Skeleton height={16} width="62%" />
        <Skeleton height={16} width="48%" />
        <Skeleton height={16} width="71%" />
      </Stack>
    );
  }
  if (failure !== null) {
    return (
      <ErrorState
        title={t`What is due could not be loaded`}
        message={failure}
        onRetry={onRetry}
        isRetrying={isRetrying}
      />
    );
  }
  return (
    <EmptyState
      title={t`Nothing is due today`}
      action={
        <Link to="/tasks" search={{ due: "week" }}>
          <Trans>See what the week brings</Trans>
        </Link>
      }
    >
      <Trans>The day is yours.</Trans>
    </EmptyState>
  );
}
