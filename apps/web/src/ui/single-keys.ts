import { useHotkeys, useLocalStorage } from "@mantine/hooks";

/** Whether keys without a modifier do something outside fields; speech input needs a way to switch that off (WCAG 2.1.4). */
export function useSingleKeysSetting() {
  return useLocalStorage({
    key: "tenon-single-keys",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
}

/** Keys that work anywhere on the screen but in fields and before dialogs. */
export function useSingleKeys(keys: Record<string, () => void>): void {
  const [isOn] = useSingleKeysSetting();
  useHotkeys(Object.entries(keys).map(([key, run]) => [key, () => isOn && !hasDialog() && run()]));
}

function hasDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
