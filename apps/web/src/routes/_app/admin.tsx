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
      label="Administration"
      links={
        <>
          <SubNavLink to="/admin/users">Accounts</SubNavLink>
          <SubNavLink to="/admin/orders">Orders</SubNavLink>
          <SubNavLink to="/admin/products">Products</SubNavLink>
          <SubNavLink to="/admin/audit">Audit log</SubNavLink>
          <SubNavLink to="/admin/health">Health</SubNavLink>
        </>
      }
    >
      <Outlet />
    </SubNav>
  );
}

function NoAdmin() {
  return (
    <Page title="For administrators">
      <EmptyState
        title="Your account is not an administrator’s"
        action={<Link to="/home">Go to your start page</Link>}
      >
        Ask one of them if you need something changed here.
      </EmptyState>
    </Page>
  );
}
