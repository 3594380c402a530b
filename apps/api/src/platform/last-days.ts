export type LastDays = {
  /** None of the days begins before. */
  since: Date;
  /** The day of a moment, `YYYY-MM-DD`; null when it is none of these. */
  dayOf: (moment: Date) => string | null;
};

export const dayMs = 86_400_000;

/** So many days by the clocks of a time zone, the last one being today. */
export function lastDays(
  { days, timeZone }: { days: number; timeZone: string },
  now = new Date(),
): LastDays {
  // The one locale whose dates are written as ours.
  const { format } = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  const firstBegins = new Date(`${format(now)}T00:00:00Z`).getTime() - (days - 1) * dayMs;
  const first = new Date(firstBegins).toISOString().slice(0, 10);
  return {
    since: new Date(now.getTime() - (days + 1) * dayMs),
    dayOf(moment) {
      const day = format(moment);
      return day < first ? null : day;
    },
  };
}
