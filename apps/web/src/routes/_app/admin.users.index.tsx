import { t } from "@lingui/core/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { useSession } from "#api/session-context.ts";
import { UserFilters } from "#features/users/user-filters.tsx";
import { userListQuery } from "#features/users/user-list-query.ts";
import { UserList } from "#features/users/user-list.tsx";
import { readUserSearch } from "#features/users/user-search.ts";
import { readUserView, type UserView, writeUserView } from "#features/users/user-view.ts";
import { Page } from "#ui/page.tsx";
import { useSingleKeys } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/admin/users/")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readUserSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries.infiniteQuery(userListQuery(workspace, readUserView(deps))).catch(() => {});
  },
  component: UsersScreen,
});

function UsersScreen() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const session = useSession();
  const view = useMemo(() => readUserView(search), [search]);
  const searchRef = useRef<HTMLInputElement>(null);
  useSingleKeys({ "/": () => searchRef.current?.focus() });

  /** Each view is a step back in the browser, but not each word of a search. */
  function show(change: (view: UserView) => UserView): void {
    void navigate({
      search: (current) => writeUserView(change(readUserView(current))),
      replace: change(view).search !== view.search,
      resetScroll: false,
    });
  }

  return (
    <Page title={t`Accounts`}>
      <UserFilters view={view} onChange={show} searchRef={searchRef} />
      <UserList view={view} ownId={session.holder() ?? ""} onClear={() => show(() => ({}))} />
    </Page>
  );
}
