import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKey } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import { describeError } from "#api/error-reason.ts";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { IconAdd } from "#ui/icons.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { Section } from "#ui/section.tsx";
import { ApiKeyItem } from "./api-key-item.tsx";
import classes from "./api-key-list.module.css";
import { CreateApiKey } from "./create-api-key.tsx";
import { RevokeApiKey } from "./revoke-api-key.tsx";

/** The keys that programs call with in one's name. */
export function ApiKeyList({ role }: { role: UserRole }) {
  const [isCreating, setCreating] = useState(false);
  /** The key that is to be revoked, in the list or not any more. */
  const [asked, setAsked] = useState<ApiKey | null>(null);
  const list = useApiKeys();
  const keys = list.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <Section
      title={t`Your keys`}
      hint={t`With a key, a program calls in your name, without your password and only for what you choose.`}
      action={
        <Button size="xs" leftSection={<IconAdd size={16} />} onClick={() => setCreating(true)}>
          <Trans>New key</Trans>
        </Button>
      }
    >
      {list.isPending && <Loading />}
      {list.error && !list.data && (
        <ErrorState
          title={t`Your keys could not be loaded`}
          message={describeError(list.error)}
          onRetry={() => void list.refetch()}
          isRetrying={list.isFetching}
        />
      )}
      {list.data && keys.length === 0 && (
        <EmptyState title={t`No keys yet`}>
          <Trans>
            Make one for each program, so that you can take it back from that one alone.
          </Trans>
        </EmptyState>
      )}
      {keys.length > 0 && (
        <ul className={classes.list} aria-label={t`API keys`}>
          {keys.map((key) => (
            <ApiKeyItem key={key.id} apiKey={key} role={role} onRevoke={() => setAsked(key)} />
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(list.error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
      {isCreating && <CreateApiKey role={role} onClose={() => setCreating(false)} />}
      {asked && <RevokeApiKey apiKey={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function useApiKeys() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery(
    pagesQuery(trpc.apiKeys.list.infiniteQueryKey(), (from, options) =>
      client.apiKeys.list.query(from, options),
    ),
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading API keys`}>
      <Skeleton height={40} />
      <Skeleton height={40} />
    </Stack>
  );
}
