import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { describeError } from "#api/error-reason.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { isGone } from "./is-gone.ts";

type NoPostProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

/** Why a post can't be shown. */
export function NoPost({ error, onRetry, isRetrying }: NoPostProps) {
  if (isGone(error)) {
    return (
      <EmptyState
        title={t`This post is not there`}
        action={
          <Link to="/posts">
            <Trans>All posts</Trans>
          </Link>
        }
      >
        <Trans>It was taken off the board, or the link is mistyped.</Trans>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t`The post could not be loaded`}
      message={describeError(error)}
      onRetry={onRetry}
      isRetrying={isRetrying}
    />
  );
}
