import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { ErrorState } from "#ui/error-state.tsx";
import classes from "./markdown-field.module.css";
import { PostBody } from "./post-body.tsx";

/** What a text will look like on the board. */
export function Preview({ text }: { text: string }) {
  const shown = useDeferredValue(text);
  const {
    data: renderer,
    isError,
    refetch,
    isFetching,
  } = useQuery({ queryKey: ["markdown"], queryFn: loadRenderer, staleTime: Infinity });
  const html = useMemo(() => renderer?.render(shown) ?? null, [renderer, shown]);

  if (isError) {
    return (
      <ErrorState
        title={t`The preview could not be loaded`}
        message={t`What you write is not affected.`}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    );
  }
  if (html === null) {
    return (
      <Stack gap="sm" role="status" aria-label={t`Loading the preview`}>
        <Skeleton width="60%" height={14} />
        <Skeleton height={14} />
      </Stack>
    );
  }
  if (html === "") {
    return (
      <p className={classes.nothing}>
        <Trans>Nothing to preview yet.</Trans>
      </p>
    );
  }
  return <PostBody html={html} />;
}

async function loadRenderer() {
  const { renderMarkdown } = await import("@tenon/markdown/markdown");
  return { render: renderMarkdown };
}
