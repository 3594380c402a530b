import { t } from "@lingui/core/macro";
import { Skeleton, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { describeError } from "#api/error-reason.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { Section } from "#ui/section.tsx";

type Answer<Data> = {
  data: Data | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
};

type HomeCardProps<Data> = {
  title: string;
  action?: ReactNode;
  /** What the server says; a card that has to wait or try again leaves the others alone. */
  answer: Answer<Data>;
  children: (data: Data) => ReactNode;
};

export function HomeCard<Data>({ title, action, answer, children }: HomeCardProps<Data>) {
  return (
    <Section title={title} action={action}>
      {answer.data === undefined ? (
        <NothingYet title={title} answer={answer} />
      ) : (
        children(answer.data)
      )}
    </Section>
  );
}

function NothingYet({ title, answer }: { title: string; answer: Answer<unknown> }) {
  if (answer.error === null) {
    return (
      <Stack gap="xs" role="status" aria-label={t`Loading: ${title}`}>
        <Skeleton height={14} width="70%" />
        <Skeleton height={14} width="85%" />
        <Skeleton height={14} width="55%" />
      </Stack>
    );
  }
  return (
    <ErrorState
      title={t`This could not be loaded`}
      message={describeError(answer.error)}
      onRetry={() => void answer.refetch()}
      isRetrying={answer.isFetching}
    />
  );
}
