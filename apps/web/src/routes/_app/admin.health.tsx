import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { healthQuery } from "#features/health/health-query.ts";
import { HealthReport } from "#features/health/health-report.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/admin/health")({
  codeSplitGroupings: [["component", "loader"]],
  loader: ({ context: { workspace } }) => {
    workspace.queries.query(healthQuery(workspace.trpc)).catch(() => {});
  },
  component: HealthScreen,
});

function HealthScreen() {
  return (
    <Page title={t`Health`}>
      <HealthReport />
    </Page>
  );
}
