import { t } from "@lingui/core/macro";
import { addDays, endOfDay, parseDay } from "#ui/days.ts";

/** When a key ends, as it is chosen: after so many days, never, or on a day. */
export type KeyExpiry = { choice: ExpiryChoice; day: string };
export type ExpiryChoice = "30" | "90" | "365" | "never" | "day";

export function expiryChoices(): { value: ExpiryChoice; label: string }[] {
  return [
    { value: "30", label: t`In 30 days` },
    { value: "90", label: t`In 90 days` },
    { value: "365", label: t`In a year` },
    { value: "never", label: t`Never` },
    { value: "day", label: t`On a day` },
  ];
}

/** The moment a key ends; null for never. A day that is none is no valid moment either. */
export function toMoment({ choice, day }: KeyExpiry, now: Date): Date | null {
  if (choice === "never") return null;
  if (choice !== "day") return endOfDay(addDays(now, Number(choice)));
  const chosen = parseDay(day);
  return chosen === null ? new Date(Number.NaN) : endOfDay(chosen);
}
