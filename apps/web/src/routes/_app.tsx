import { createFileRoute, Outlet, redirect } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useSessionState } from "#api/session-context.ts";
import { AccountMenu } from "#features/auth/account-menu.tsx";
import { ColorSchemeToggle } from "#ui/color-scheme-toggle.tsx";
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
const ShortcutsDialog = lazy(async () => ({ default: (await loadShortcuts()).ShortcutsDialog }));

function AppScreens() {
  const { workspace } = Route.useRouteContext();
  const state = useSessionState();
  const user = "user" in state ? state.user : null;
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  useEffect(() => {
    void loadSignInAgain();
    void loadShortcuts();
  }, []);

  return (
    <WorkspaceProvider workspace={workspace}>
      <Shell
        nav={
          <>
            <ShellLink to="/home" icon={<IconHome />} isTab>
              Home
            </ShellLink>
            <ShellLink to="/tasks" icon={<IconTasks />} isTab>
              Tasks
            </ShellLink>
            <ShellLink to="/posts" icon={<IconPosts />} isTab>
              Posts
            </ShellLink>
            <ShellLink to="/shop" icon={<IconShop />} isTab>
              Shop
            </ShellLink>
            <ShellLink to="/orders" icon={<IconOrders />} isTab>
              Orders
            </ShellLink>
            <ShellLink to="/settings" icon={<IconSettings />}>
              Settings
            </ShellLink>
            {user?.role === "admin" && (
              <ShellLink to="/admin" icon={<IconPeople />}>
                Admin
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
            <ColorSchemeToggle />
            <AccountMenu
              onShowShortcuts={() => setShowsShortcuts(true)}
              onSignOut={() => void workspace.signOut("here")}
            />
          </>
        }
      >
        <Outlet />
        <Suspense>
          {state.status === "expired" && <SignInAgain />}
          {showsShortcuts && <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />}
        </Suspense>
      </Shell>
    </WorkspaceProvider>
  );
}

/** Loaded when the first screen stands, so that they are there when the server may not be. */
function loadSignInAgain() {
  return import("#features/auth/sign-in-again.tsx");
}

function loadShortcuts() {
  return import("#ui/shortcuts-dialog.tsx");
}
