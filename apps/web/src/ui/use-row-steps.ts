import { type RefObject, useEffect } from "react";
import { useSingleKeysSetting } from "./single-keys.ts";

/** With a row focused, arrows go from row to row, and so do J and K, where J also begins, in sight. Enter opens, as it is a link. */
export function useRowSteps(frameRef: RefObject<HTMLElement | null>): void {
  const [hasSingleKeys] = useSingleKeysSetting();

  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener("keydown", step, listening);
    return () => listening.abort();

    function step(event: KeyboardEvent): void {
      const by = steps(hasSingleKeys)[event.key];
      if (by === undefined || event.altKey || event.shiftKey) return;
      if (event.ctrlKey || event.metaKey) return;
      const links = [...(frameRef.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
      const index = links.findIndex((link) => rowOf(link)?.contains(asNode(event.target)));
      const mayBegin = isPage(event.target) && event.key === "j";
      if ((index === -1 && !mayBegin) || links.length === 0) return;
      const next = index === -1 ? links.findIndex(isInSight) : index + by;
      links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
      event.preventDefault();
    }
  }, [frameRef, hasSingleKeys]);
}

function steps(hasSingleKeys: boolean): Record<string, number | undefined> {
  return { ArrowDown: 1, ArrowUp: -1, ...(hasSingleKeys && { j: 1, k: -1 }) };
}

/** Nothing on the page has the focus, but the page itself or its heading. */
function isPage(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("body, main, h1");
}

function isInSight(link: Element): boolean {
  return link.getBoundingClientRect().top >= 0;
}

/** The row that something in it belongs to. */
export function rowOf(link: Element): Element | null {
  return link.closest("tr, li");
}

function asNode(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null;
}
