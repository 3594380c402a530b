import { useRouter } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

/**
 * The heading of a page that is shown in the place of another. It takes the focus, so that the change is said and the
 * keys begin there; unless something on the page has it, as a first field. Not of the page a browser opens: that is said by itself.
 */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const router = useRouter();

  useEffect(() => {
    const isFirst = router.state.resolvedLocation === undefined;
    if (!isFirst && isFree(document.activeElement)) {
      headingRef.current?.focus({ preventScroll: true });
    }
  }, [router]);
  return headingRef;
}

/** Left behind by the page before, or on the link that led here. */
function isFree(focused: Element | null): boolean {
  return focused === null || focused.matches("body, main, a");
}
