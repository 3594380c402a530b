import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";

/** How long a button has to have stood for what it does now. */
const settleMs = 1_000;

type OnePress = {
  /** What a press does now. */
  act: string | boolean | null;
  /** What was pressed last is not answered yet. */
  isBusy: boolean;
  onPress: () => void;
};

/**
 * Of a button that becomes another one by being pressed: one press is one step. A double click, a key that is held and
 * a press that was meant for what stood there a moment ago take no second one.
 */
export function useOnePress({ act, isBusy, onPress }: OnePress) {
  const [settled, setSettled] = useState(act);
  const pressedAt = useRef(-Infinity);

  useEffect(() => {
    // From here on, what is drawn says whether it can be pressed.
    pressedAt.current = -Infinity;
    if (isBusy) return undefined;
    const timer = setTimeout(() => setSettled(act), settleMs);
    return () => clearTimeout(timer);
  }, [act, isBusy]);

  return {
    "aria-busy": isBusy,
    disabled: isBusy || settled !== act,
    onClick({ detail, timeStamp }: MouseEvent) {
      if (detail > 1 || timeStamp - pressedAt.current < settleMs) return;
      pressedAt.current = timeStamp;
      onPress();
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.repeat && event.key === "Enter") event.preventDefault();
    },
  };
}
