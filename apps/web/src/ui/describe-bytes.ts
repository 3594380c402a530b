import { currentLocale } from "#words/locale.ts";

const units = [
  { unit: "gigabyte", bytes: 1_000_000_000 },
  { unit: "megabyte", bytes: 1_000_000 },
  { unit: "kilobyte", bytes: 1_000 },
  { unit: "byte", bytes: 1 },
] as const;

/** “9.8 MB”, as files are measured. */
export function describeBytes(count: number): string {
  const { unit, bytes } = units.find((each) => count >= each.bytes) ?? units[3];
  return new Intl.NumberFormat(currentLocale(), {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(count / bytes);
}
