import type { WakeUps } from "./event-feed.ts";

/** One messenger for all who wait: there from the first of them to the last. */
export function shareWakeUps(wakeUps: WakeUps): WakeUps {
  const waiting = new Set<() => void>();
  let messenger: ReturnType<WakeUps> | undefined;

  return (onWake) => {
    const wake = () => onWake();
    waiting.add(wake);
    messenger ??= wakeUps(() => {
      for (const each of waiting) each();
    });
    return {
      close() {
        waiting.delete(wake);
        if (waiting.size > 0) return;
        messenger?.close();
        messenger = undefined;
      },
    };
  };
}
