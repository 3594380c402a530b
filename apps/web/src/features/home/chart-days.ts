/** Over how many days one may look. */
export const chartDays = [7, 30, 90] as const;
export type ChartDays = (typeof chartDays)[number];

/** Reads any query parameter; what makes no sense is a month, as an old link is no reason to fail. */
export function readChartDays(text: unknown): ChartDays {
  return chartDays.find((count) => String(count) === text) ?? 30;
}
