import { t } from "@lingui/core/macro";

/** What one says to somebody at that time of the day. */
export function greet(name: string, now: Date): string {
  const hour = now.getHours();
  if (hour >= 5 && hour < 12) return t`Good morning, ${name}`;
  return hour >= 12 && hour < 18 ? t`Good afternoon, ${name}` : t`Good evening, ${name}`;
}
