import { type RefObject, useEffect, useState } from "react";

/** Whether the pointer is on something, or the keyboard in it. */
export function useInUse(ref: RefObject<HTMLElement | null>): boolean {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasKeyboard, setKeyboard] = useState(false);

  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener("pointerover", ({ target }) => setPointedAt(isIn(target)), listening);
    document.documentElement.addEventListener("pointerleave", leave, listening);
    document.addEventListener("focusin", look, listening);
    // What takes the focus instead has it a moment later.
    document.addEventListener("focusout", () => requestAnimationFrame(look), listening);
    return () => listening.abort();

    /** A finger is lifted after every press, and is on its place all the same. */
    function leave({ pointerType }: PointerEvent): void {
      if (pointerType === "mouse") setPointedAt(false);
    }

    function look(): void {
      setKeyboard(isIn(document.querySelector(":focus-visible")));
    }

    function isIn(target: EventTarget | null): boolean {
      return target instanceof Node && ref.current?.contains(target) === true;
    }
  }, [ref]);

  return isPointedAt || hasKeyboard;
}
