import { useLocation } from "@tanstack/react-router";
import { useMemo } from "react";

const key = "tenon-rows";
/** How many places of lists are remembered. */
const most = 20;

/** A list as it was left: how high its rows were, down to the last one near the window, and where in the window it began. */
type Left = { heights: readonly number[]; top: number };

export type KeptRows = Left & { keep: (left: Left) => void };

/** What a list looked like when this step in the browser's history was left, also by a reload. */
export function useKeptRows(name: string): KeptRows {
  const { __TSR_key: step } = useLocation({ select: ({ state }) => state });
  return useMemo(() => {
    const place = `${name} ${step}`;
    const left = new Map(read()).get(place) ?? { heights: [], top: 0 };
    return { ...left, keep: (now) => write(place, now) };
  }, [name, step]);
}

type Kept = [place: string, left: Left];

function write(place: string, left: Left): void {
  const others = read().filter(([other]) => other !== place);
  const kept: Kept[] = [[place, left], ...others];
  try {
    sessionStorage.setItem(key, JSON.stringify(kept.slice(0, most)));
  } catch {
    // A list that is not found again as it was begins at its top.
  }
}

function read(): Kept[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => isKept(each)) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  return Array.isArray(value) && typeof value[0] === "string" && isLeft(value[1]);
}

function isLeft(value: unknown): value is Left {
  return (
    typeof value === "object" &&
    value !== null &&
    "heights" in value &&
    Array.isArray(value.heights) &&
    value.heights.every((height) => typeof height === "number") &&
    "top" in value &&
    typeof value.top === "number"
  );
}
