import { t } from "@lingui/core/macro";
import { Switch } from "@mantine/core";
import { createFileRoute } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { EmailAddress } from "#features/profile/email-address.tsx";
import { ProfileForm } from "#features/profile/profile-form.tsx";
import { ColorSchemeChoice } from "#ui/color-scheme-choice.tsx";
import { LanguageChoice } from "#ui/language-choice.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";
import { useSingleKeysSetting } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/settings/profile")({ component: ProfileScreen });

function ProfileScreen() {
  const state = useSessionState();
  const [isOn, setOn] = useSingleKeysSetting();
  if (!("user" in state)) return null;
  return (
    <Page title={t`Profile`}>
      <ProfileForm key={state.user.id} user={state.user} />
      <EmailAddress user={state.user} />
      <Section title={t`Language`} hint={t`In this browser.`} action={<LanguageChoice />} />
      <Section title={t`Colours`} hint={t`In this browser.`} action={<ColorSchemeChoice />} />
      <Section
        title={t`Single-key shortcuts`}
        hint={t`N to add a task, / to search, G and T to go to the tasks. Off is better with speech input.`}
        action={
          <Switch
            aria-label={t`Single-key shortcuts`}
            checked={isOn}
            onChange={({ currentTarget }) => setOn(currentTarget.checked)}
          />
        }
      />
    </Page>
  );
}
