import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { User } from "@tenon/schemas/users";
import { describeError } from "#api/error-reason.ts";
import { describeDate } from "#ui/describe-time.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { PagedList } from "#ui/paged-list.tsx";
import table from "#ui/row-table.module.css";
import { RowTable } from "#ui/row-table.tsx";
import { useNow } from "#ui/use-now.ts";
import { useUserList } from "./use-user-list.ts";
import { UserBadges } from "./user-badges.tsx";
import classes from "./user-list.module.css";
import type { UserView } from "./user-view.ts";

type UserListProps = { view: UserView; ownId: string; onClear: () => void };

/** The accounts of a view, the newest first. */
export function UserList({ view, ownId, onClear }: UserListProps) {
  const list = useUserList(view);
  const { users, hasNextPage } = list;
  return (
    <PagedList
      name="users"
      list={list}
      count={users.length}
      status={describeCount(users.length, hasNextPage)}
      failureTitle={t`The accounts could not be loaded`}
      describeError={describeError}
      loading={<Loading />}
      empty={<NoAccounts onClear={onClear} />}
    >
      <RowTable label={t`Accounts`} head={<Head />} rows={users}>
        {(user) => <UserCells user={user} isOwn={user.id === ownId} />}
      </RowTable>
    </PagedList>
  );
}

function Head() {
  return (
    <>
      <th scope="col">
        <Trans>Account</Trans>
      </th>
      <th scope="col" className={classes.state}>
        <Trans>State</Trans>
      </th>
      <th scope="col" className={classes.since}>
        <Trans>Since</Trans>
      </th>
    </>
  );
}

function UserCells({ user, isOwn }: { user: User; isOwn: boolean }) {
  const { id, name, email, createdAt } = user;
  const now = useNow();
  return (
    <>
      <th scope="row">
        <Link to="/admin/users/$userId" params={{ userId: id }} className={table.name}>
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
    </>
  );
}

function NoAccounts({ onClear }: Pick<UserListProps, "onClear">) {
  return (
    <EmptyState
      title={t`No account matches`}
      action={
        <Button variant="default" size="sm" onClick={onClear}>
          <Trans>Clear search and filters</Trans>
        </Button>
      }
    >
      <Trans>None of the accounts is like that.</Trans>
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading accounts`}>
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} height={52} />
      ))}
    </Stack>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  return hasMore
    ? plural(count, { other: "# or more accounts" })
    : plural(count, { 0: "No accounts", one: "# account", other: "# accounts" });
}
