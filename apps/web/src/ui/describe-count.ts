const number = new Intl.NumberFormat("en-GB");

/** “1 task”, “1,200 tasks”. */
export function describeCount(count: number, noun: string): string {
  return `${describeNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export function describeNumber(count: number): string {
  return number.format(count);
}
