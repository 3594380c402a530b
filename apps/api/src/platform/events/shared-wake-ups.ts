import type { WakeUps } from "./wake-ups.ts";

/** One messenger for all who wait: there from the first of them to the last. */
export function shareWakeUps({ say, hear }: WakeUps): WakeUps {
  const waiting = new Set<() => void>();
  let hearing: ReturnType<typeof hear> | undefined;

  return {
    say,
    hear(onWake) {
      const wake = () => onWake();
      waiting.add(wake);
      hearing ??= hear(() => {
        for (const each of waiting) each();
      });
      return {
        close() {
          waiting.delete(wake);
          if (waiting.size > 0) return;
          hearing?.close();
          hearing = undefined;
        },
      };
    },
  };
}
