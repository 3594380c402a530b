import { Button, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { User } from "@tenon/schemas/users";
import { describeError } from "#api/error-reason.ts";
import { describeDate } from "#ui/describe-time.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { useNow } from "#ui/use-now.ts";
import { useUserList } from "./use-user-list.ts";
import { UserBadges } from "./user-badges.tsx";
import classes from "./user-list.module.css";
import type { UserView } from "./user-view.ts";

type UserListProps = { view: UserView; ownId: string; onClear: () => void };

/** The accounts of a view, the newest first. */
export function UserList({ view, ownId, onClear }: UserListProps) {
  const list = useUserList(view);
  const { users, error, isPending, isFetching, isPlaceholderData, hasNextPage } = list;

  if (isPending) return <Loading />;
  if (error && users.length === 0) {
    return (
      <ErrorState
        title="The accounts could not be loaded"
        message={describeError(error)}
        onRetry={() => void list.refetch()}
        isRetrying={isFetching}
      />
    );
  }
  return (
    <>
      <VisuallyHidden role="status">
        {isPlaceholderData ? "" : describeCount(users.length, hasNextPage)}
      </VisuallyHidden>
      <ListFrame isOutdated={isPlaceholderData} isBusy={isFetching}>
        {users.length === 0 ? (
          <EmptyState
            title="No account matches"
            action={
              <Button variant="default" size="sm" onClick={onClear}>
                Clear search and filters
              </Button>
            }
          >
            None of the accounts is like that.
          </EmptyState>
        ) : (
          <UserTable users={users} ownId={ownId} />
        )}
      </ListFrame>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}

function UserTable({ users, ownId }: { users: User[]; ownId: string }) {
  return (
    <table className={classes.table} aria-label="Accounts">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">State</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} isOwn={user.id === ownId} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({ user, isOwn }: { user: User; isOwn: boolean }) {
  const { id, name, email, createdAt } = user;
  const now = useNow();
  return (
    <tr>
      <th scope="row">
        <Link to="/admin/users/$userId" params={{ userId: id }} className={classes.name}>
          {name}
        </Link>
        <span className={classes.email}>{email}</span>
      </th>
      <td>
        <UserBadges user={user} isOwn={isOwn} />
      </td>
      <td className={classes.since}>
        <time dateTime={createdAt.toISOString()}>{describeDate(createdAt, now)}</time>
      </td>
    </tr>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label="Loading accounts">
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} height={52} />
      ))}
    </Stack>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  if (count === 0) return "No accounts";
  return `${count}${hasMore ? " or more" : ""} ${count === 1 ? "account" : "accounts"}`;
}
