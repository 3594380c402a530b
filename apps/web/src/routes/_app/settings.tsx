import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Outlet } from "@tanstack/react-router";
import { SubNav, SubNavLink } from "#ui/sub-nav.tsx";

export const Route = createFileRoute("/_app/settings")({ component: SettingsScreens });

function SettingsScreens() {
  return (
    <SubNav
      label={t`Settings`}
      links={
        <>
          <SubNavLink to="/settings/profile">
            <Trans>Profile</Trans>
          </SubNavLink>
          <SubNavLink to="/settings/security">
            <Trans>Security</Trans>
          </SubNavLink>
          <SubNavLink to="/settings/api-keys">
            <Trans>API keys</Trans>
          </SubNavLink>
          <SubNavLink to="/settings/webhooks">
            <Trans>Webhooks</Trans>
          </SubNavLink>
          <SubNavLink to="/settings/account">
            <Trans>Your data</Trans>
          </SubNavLink>
        </>
      }
    >
      <Outlet />
    </SubNav>
  );
}
