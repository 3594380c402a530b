import { Trans } from "@lingui/react/macro";
import { createFileRoute, Outlet, redirect } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useSessionState } from "#api/session-context.ts";
import { useConnection } from "#api/use-connection.ts";
import { whenIdle } from "#api/when-idle.ts";
import { AccountMenu } from "#features/auth/account-menu.tsx";
import { PaletteButton } from "#features/palette/palette-button.tsx";
import { useNoteVisits } from "#features/palette/visits.ts";
import { type Overlay, overlayParts } from "#overlay-parts.ts";
import { Overlays } from "#overlays.tsx";
import { ColorSchemeToggle } from "#ui/color-scheme-toggle.tsx";
import { ConnectionBadge } from "#ui/connection-badge.tsx";
import {
  IconHome,
  IconOrders,
  IconPeople,
  IconPosts,
  IconSettings,
  IconShop,
  IconTasks,
} from "#ui/icons.tsx";
import { Shell, ShellLink } from "#ui/shell.tsx";
import { WorkspaceProvider } from "#workspace-provider.tsx";

/** Screens for those who are signed in. One whose session ends stays on its screen and is asked to sign in again. */
export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context: { session, openWorkspace }, location }) => {
    await session.restore();
    if (session.holder() !== null) return { workspace: await openWorkspace() };
    const search = location.href === "/home" ? {} : { next: location.href };
    throw redirect({ to: "/sign-in", replace: true, search });
  },
  component: AppScreens,
});

const SignInAgain = lazy(async () => ({ default: (await loadSignInAgain()).SignInAgain }));
const VerificationBanner = lazy(async () => ({
  default: (await import("#features/auth/verification-banner.tsx")).VerificationBanner,
}));

function AppScreens() {
  const { workspace } = Route.useRouteContext();
  const state = useSessionState();
  const connection = useConnection(workspace);
  const user = "user" in state ? state.user : null;
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const signOut = () => void workspace.signOut("here");
  useNoteVisits(user?.id ?? "");
  useEffect(() => whenIdle(() => void loadSignInAgain()), []);

  return (
    <WorkspaceProvider workspace={workspace}>
      <Shell
        nav={
          <>
            <ShellLink to="/home" icon={<IconHome />} isTab>
              <Trans>Home</Trans>
            </ShellLink>
            <ShellLink to="/tasks" icon={<IconTasks />} isTab>
              <Trans>Tasks</Trans>
            </ShellLink>
            <ShellLink to="/posts" icon={<IconPosts />} isTab>
              <Trans>Posts</Trans>
            </ShellLink>
            <ShellLink to="/shop" icon={<IconShop />} isTab>
              <Trans>Shop</Trans>
            </ShellLink>
            <ShellLink to="/orders" icon={<IconOrders />} isTab>
              <Trans>Orders</Trans>
            </ShellLink>
            <ShellLink to="/settings" icon={<IconSettings />}>
              <Trans>Settings</Trans>
            </ShellLink>
            {user?.role === "admin" && (
              <ShellLink to="/admin" icon={<IconPeople />}>
                <Trans>Admin</Trans>
              </ShellLink>
            )}
          </>
        }
        notice={
          user?.emailVerified === false && (
            <Suspense>
              <VerificationBanner user={user} />
            </Suspense>
          )
        }
        account={
          <>
            {state.status === "signed-in" && <ConnectionBadge {...connection} />}
            {state.status === "away" && <ConnectionBadge {...connection} isUp={false} />}
            <PaletteButton
              onOpen={() => setOverlay("palette")}
              onNear={() => void overlayParts.palette()}
            />
            <ColorSchemeToggle />
            <AccountMenu onShowShortcuts={() => setOverlay("shortcuts")} onSignOut={signOut} />
          </>
        }
      >
        <Outlet />
        <Overlays
          shown={overlay}
          onShow={setOverlay}
          isAdmin={user?.role === "admin"}
          onSignOut={signOut}
        />
        <Suspense>{state.status === "expired" && <SignInAgain />}</Suspense>
      </Shell>
    </WorkspaceProvider>
  );
}

/** Loaded when the first screen stands, so that it is there when the server may not be. */
function loadSignInAgain() {
  return import("#features/auth/sign-in-again.tsx");
}
