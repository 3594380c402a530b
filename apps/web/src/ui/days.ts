const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The last moment of a day, where the person is. */
export function endOfDay(day: Date): Date {
  return new Date(addDays(startOfDay(day), 1).getTime() - 1);
}

export function startOfDay(moment: Date): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}

export function addDays(day: Date, count: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);
}

/** The start of a day written as `YYYY-MM-DD`; null for anything that is no day of the calendar. */
export function parseDay(text: string): Date | null {
  if (!dayPattern.test(text)) return null;
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  const parsed = new Date(year, month - 1, date);
  return year > 1900 && year < 9999 && writeDay(parsed) === text ? parsed : null;
}

export function writeDay(day: Date): string {
  const parts = [String(day.getFullYear()).padStart(4, "0"), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
