import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { KeptRows } from "./kept-rows.ts";
import { partsOf, rowsBetween, shownRows } from "./near-rows.ts";
import { createRowPlaces } from "./row-places.ts";

/** A list that is no longer than this stands in the page as a whole. */
const wholeUpTo = 100;
/** How far from the window rows are drawn, so that they are there when they come into sight. */
const nearPx = 600;

type Row = { id: string };

type NearRows<Of> = {
  /** What stands in the page: rows, and the room that those between them take. */
  parts: ({ row: Of; index: number } | { room: number; before: number })[];
  /** As the `ref` of a row, which says its id as `data-row`. */
  watch: (row: HTMLElement | null) => (() => void) | undefined;
};

/** Which rows of a long list stand in the page: those near the window, and around the one that had the focus last. */
export function useNearRows<Of extends Row>(
  rows: readonly Of[],
  placeRef: RefObject<HTMLElement | null>,
  kept: KeptRows,
): NearRows<Of> {
  const [places] = useState(() => createRowPlaces(kept.heights));
  const { near } = useSyncExternalStore(places.subscribe, places.current);
  const starts = places.startsOf(rows);
  const span = rows.length <= wholeUpTo ? { from: 0, to: rows.length } : near;
  const held = useHeldRow(rows, placeRef);

  const topRef = useRef(0);
  const look = useEffectEvent(() => {
    const top = placeRef.current?.getBoundingClientRect().top;
    if (top === undefined) return;
    topRef.current = top;
    places.tell(rowsBetween(starts, -top - nearPx, window.innerHeight - top + nearPx));
  });
  useLayoutEffect(() => look());
  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener("scroll", () => look(), { passive: true, signal: listening.signal });
    window.addEventListener("resize", () => look(), listening);
    return () => listening.abort();
  }, []);

  useReturn(rows.length < kept.heights.length, () => window.scrollBy(0, topRef.current - kept.top));
  const keepHeights = useEffectEvent((keep: KeptRows["keep"]) => {
    const heights = starts.slice(1, near.to + 1).map((end, index) => end - (starts[index] ?? 0));
    keep({ heights, top: topRef.current });
  });
  useEffect(() => {
    const { keep } = kept;
    const save = () => keepHeights(keep);
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [kept]);

  return {
    parts: partsOf(starts, shownRows(span, held, rows.length)).flatMap((part) => {
      if ("room" in part) return part;
      const row = rows[part.index];
      return row ? { row, index: part.index } : [];
    }),
    watch: places.watch,
  };
}

/** When all rows are there that were when the list was left, what was in sight is again, unless somebody has gone elsewhere. */
function useReturn(isShort: boolean, goBack: () => void): void {
  const isAwaited = useRef(isShort);
  useEffect(() => {
    const listening = new AbortController();
    const stay = () => {
      isAwaited.current = false;
    };
    for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      window.addEventListener(act, stay, { passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, []);
  useLayoutEffect(() => {
    if (isShort || !isAwaited.current) return;
    isAwaited.current = false;
    goBack();
  });
}

/** Where the row is that had the focus last; where it was, when it is gone. */
function useHeldRow(rows: readonly Row[], placeRef: RefObject<HTMLElement | null>): number | null {
  const [held, setHeld] = useState<{ id: string; index: number } | null>(null);
  const hold = useEffectEvent(({ target }: FocusEvent) => {
    const row = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-row]") : null;
    const index = rows.findIndex(({ id }) => id === row?.dataset["row"]);
    const id = rows[index]?.id;
    if (id !== undefined) setHeld({ id, index });
  });
  useEffect(() => {
    const listening = new AbortController();
    placeRef.current?.addEventListener("focusin", (event) => hold(event), listening);
    return () => listening.abort();
  }, [placeRef]);

  if (held === null) return null;
  const index = rows.findIndex(({ id }) => id === held.id);
  return index >= 0 ? index : Math.min(held.index, rows.length - 1);
}
