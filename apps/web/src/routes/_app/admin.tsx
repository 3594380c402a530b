import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link, Outlet } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Page } from "#ui/page.tsx";
import { SubNav, SubNavLink } from "#ui/sub-nav.tsx";

export const Route = createFileRoute("/_app/admin")({ component: AdminScreens });

function AdminScreens() {
  const state = useSessionState();
  if (!("user" in state)) return null;
  if (state.user.role !== "admin") return <NoAdmin />;
  return (
    <SubNav
      label={t`Administration`}
      wide
      links={
        <>
          <SubNavLink to="/admin/users">
            <Trans>Accounts</Trans>
          </SubNavLink>
          <SubNavLink to="/admin/orders">
            <Trans>Orders</Trans>
          </SubNavLink>
          <SubNavLink to="/admin/products">
            <Trans>Products</Trans>
          </SubNavLink>
          <SubNavLink to="/admin/audit">
            <Trans>Audit log</Trans>
          </SubNavLink>
          <SubNavLink to="/admin/health">
            <Trans>Health</Trans>
          </SubNavLink>
        </>
      }
    >
      <Outlet />
    </SubNav>
  );
}

function NoAdmin() {
  return (
    <Page title={t`For administrators`}>
      <EmptyState
        title={t`Your account is not an administrator’s`}
        action={
          <Link to="/home">
            <Trans>Go to your start page</Trans>
          </Link>
        }
      >
        <Trans>Ask one of them if you need something changed here.</Trans>
      </EmptyState>
    </Page>
  );
}
