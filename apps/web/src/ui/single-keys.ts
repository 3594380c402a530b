import { useHotkeys, useLocalStorage } from "@mantine/hooks";
import { useRef } from "react";

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

/** Keys that lead somewhere when they are pressed after G. */
export function useGoKeys<Way>(ways: Record<string, Way>, go: (way: Way) => void): void {
  const pressedAt = useRef(-Infinity);
  const keys: Record<string, () => void> = {
    g: () => {
      pressedAt.current = performance.now();
    },
  };
  for (const [key, way] of Object.entries(ways)) {
    keys[key] = () => {
      const isAfter = performance.now() - pressedAt.current < togetherMs;
      pressedAt.current = -Infinity;
      if (isAfter) go(way);
    };
  }
  useSingleKeys(keys);
}

const togetherMs = 1500;

function hasDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
