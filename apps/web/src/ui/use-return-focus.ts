import { useEffect, useState } from "react";

/** When what stands before the page goes, the focus goes back to where it was, or to the page when that is gone too. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => returnTo(before), [before]);
}

function returnTo(before: Element | null): void {
  if (document.activeElement !== document.body) return;
  const target = before?.isConnected ? before : document.querySelector("main");
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
