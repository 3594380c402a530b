import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";

/** Where one thing is looked at. */
const ofThing = /^\/(tasks|posts|orders|admin\/(orders|products|users))\/(?!new$)[^/]+$/;
const kept = 10;

/** Notes what somebody looks at. Addresses alone: names are private, and change. */
export function useNoteVisits(holder: string): void {
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => noteVisit(holder, path), [holder, path]);
}

/** What somebody looked at in this browser, the last first. */
export function readVisits(holder: string): string[] {
  try {
    const paths: unknown = JSON.parse(localStorage.getItem(keyFor(holder)) ?? "[]");
    return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

function noteVisit(holder: string, path: string): void {
  if (!ofThing.test(path)) return;
  const visits = [path, ...readVisits(holder).filter((other) => other !== path)];
  try {
    localStorage.setItem(keyFor(holder), JSON.stringify(visits.slice(0, kept)));
  } catch {
    // Storage that is full or forbidden costs a convenience.
  }
}

function keyFor(holder: string): string {
  return `tenon-visits-${holder}`;
}
