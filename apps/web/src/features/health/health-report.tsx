import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { HealthFigures } from "./health-figures.tsx";
import { healthQuery } from "./health-query.ts";
import { ProblemList } from "./problem-list.tsx";

/** How the installation is, asked again by itself. */
export function HealthReport() {
  const { data, error, isFetching, refetch } = useQuery(healthQuery(useTRPC()));
  if (data === undefined) {
    return error === null ? (
      <Loading />
    ) : (
      <ErrorState
        title={t`Nobody can say how the server is`}
        message={describeError(error)}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    );
  }
  return (
    <>
      {error !== null && (
        <Notice title={t`The server no longer says how it is`}>
          <p>
            <Trans>
              What stands here is of <TimeAgo at={data.at} />. It is asked again by itself.
            </Trans>
          </p>
        </Notice>
      )}
      <ProblemList problems={data.problems} />
      <HealthFigures health={data} />
    </>
  );
}

function Loading() {
  return (
    <Stack gap="md" role="status" aria-label={t`Asking how the server is`}>
      <Skeleton height={60} radius="md" />
      <Skeleton height={120} radius="md" />
      <Skeleton height={120} radius="md" />
    </Stack>
  );
}
