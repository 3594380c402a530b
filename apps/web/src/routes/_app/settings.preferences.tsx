import { Switch } from "@mantine/core";
import { createFileRoute } from "@tanstack/react-router";
import { ColorSchemeChoice } from "#ui/color-scheme-choice.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";
import { useSingleKeysSetting } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/settings/preferences")({
  component: PreferencesScreen,
});

function PreferencesScreen() {
  const [isOn, setOn] = useSingleKeysSetting();
  return (
    <Page title="Preferences">
      <Section title="Colours" hint="In this browser." action={<ColorSchemeChoice />} />
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
    </Page>
  );
}
