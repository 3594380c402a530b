import { t } from "@lingui/core/macro";
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "./icons.tsx";

/** Switches between light and dark; following the system again is a setting. */
export function ColorSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const other = shown === "dark" ? "light" : "dark";
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={other === "dark" ? t`Switch to dark colours` : t`Switch to light colours`}
      onClick={() => setColorScheme(other)}
    >
      {other === "dark" ? <IconMoon /> : <IconSun />}
    </ActionIcon>
  );
}
