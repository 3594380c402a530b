import { t } from "@lingui/core/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { AuditFilters } from "#features/audit/audit-filters.tsx";
import { auditListQuery } from "#features/audit/audit-list-query.ts";
import { AuditList } from "#features/audit/audit-list.tsx";
import { readAuditSearch } from "#features/audit/audit-search.ts";
import { type AuditView, readAuditView, writeAuditView } from "#features/audit/audit-view.ts";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/admin/audit")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readAuditSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries.infiniteQuery(auditListQuery(workspace, readAuditView(deps))).catch(() => {});
  },
  component: AuditScreen,
});

function AuditScreen() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const view = useMemo(() => readAuditView(search), [search]);

  function show(change: (view: AuditView) => AuditView): void {
    void navigate({
      search: (current) => writeAuditView(change(readAuditView(current))),
      resetScroll: false,
    });
  }

  return (
    <Page title={t`Audit log`}>
      <AuditFilters view={view} onChange={show} />
      <AuditList view={view} />
    </Page>
  );
}
