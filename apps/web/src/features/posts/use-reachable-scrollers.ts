import { type RefObject, useEffect, useRef } from "react";

/** Lets the keyboard into the tables and blocks of code that are too wide for the page, and only into these. */
export function useReachableScrollers(html: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const body = ref.current;
    if (!body) return undefined;
    const observer = new ResizeObserver(() => markScrollers(body));
    observer.observe(body);
    return () => observer.disconnect();
  }, [html]);
  return ref;
}

function markScrollers(body: HTMLElement): void {
  for (const box of body.querySelectorAll<HTMLElement>("pre, div")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
