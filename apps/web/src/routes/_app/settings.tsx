import { createFileRoute, Outlet } from "@tanstack/react-router";
import { SubNav, SubNavLink } from "#ui/sub-nav.tsx";

export const Route = createFileRoute("/_app/settings")({ component: SettingsScreens });

function SettingsScreens() {
  return (
    <SubNav
      label="Settings"
      links={
        <>
          <SubNavLink to="/settings/profile">Profile</SubNavLink>
          <SubNavLink to="/settings/security">Security</SubNavLink>
          <SubNavLink to="/settings/api-keys">API keys</SubNavLink>
          <SubNavLink to="/settings/account">Your data</SubNavLink>
        </>
      }
    >
      <Outlet />
    </SubNav>
  );
}
