import { Switch } from "@mantine/core";
import { createFileRoute } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { ProfileForm } from "#features/profile/profile-form.tsx";
import { SessionList } from "#features/sessions/session-list.tsx";
import { ColorSchemeChoice } from "#ui/color-scheme-choice.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";
import { useSingleKeysSetting } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/settings")({ component: SettingsScreen });

function SettingsScreen() {
  const { workspace } = Route.useRouteContext();
  const state = useSessionState();
  const [isOn, setOn] = useSingleKeysSetting();
  return (
    <Page title="Settings">
      {"user" in state && <ProfileForm key={state.user.id} user={state.user} />}
      <Section title="Colours" action={<ColorSchemeChoice />} />
      <Section
        title="Single-key shortcuts"
        hint="N to add a task, / to search. Off is better with speech input."
        action={
          <Switch
            aria-label="Single-key shortcuts"
            checked={isOn}
            onChange={({ currentTarget }) => setOn(currentTarget.checked)}
          />
        }
      />
      <SessionList onSignOutEverywhere={() => workspace.signOut("everywhere")} />
    </Page>
  );
}
