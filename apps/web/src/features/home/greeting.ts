/** What one says to somebody at that time of the day. */
export function greet(name: string, now: Date): string {
  return `Good ${partOfDay(now.getHours())}, ${name}`;
}

function partOfDay(hour: number): string {
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}
