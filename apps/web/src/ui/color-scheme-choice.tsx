import { t } from "@lingui/core/macro";
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from "@mantine/core";

export function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t`Colours`}
      size="sm"
      data={schemes()}
      value={colorScheme}
      onChange={setColorScheme}
    />
  );
}

function schemes(): { value: MantineColorScheme; label: string }[] {
  return [
    { value: "auto", label: t`System` },
    { value: "light", label: t`Light` },
    { value: "dark", label: t`Dark` },
  ];
}
