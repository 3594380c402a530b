import { createFileRoute } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { EmailAddress } from "#features/profile/email-address.tsx";
import { ProfileForm } from "#features/profile/profile-form.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/settings/profile")({ component: ProfileScreen });

function ProfileScreen() {
  const state = useSessionState();
  if (!("user" in state)) return null;
  return (
    <Page title="Profile">
      <ProfileForm key={state.user.id} user={state.user} />
      <EmailAddress user={state.user} />
    </Page>
  );
}
