import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Option } from "./option.ts";

const pauseMs = 80;

/** Fetches what Enter would lead to, as pointing at a link does. */
export function useAheadOf(option: Option | undefined): void {
  const router = useRouter();
  const way = option && "way" in option ? option.way : undefined;
  useEffect(() => {
    if (!way) return undefined;
    const timer = setTimeout(() => void router.preloadRoute(way), pauseMs);
    return () => clearTimeout(timer);
  }, [way, router]);
}
