import { z } from "zod";
import { atMost, plain, storable, visible } from "./text-rules.ts";

/** A UUID; rows are given version 7, so ids sort by the time they were made. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** How often a row was changed, from 1. Send it back with an update to be told when somebody was faster. */
export const Version = z.int32().min(1);
export type Version = z.infer<typeof Version>;

/** A moment in UTC. Years outside 1900 to 9999 are refused: not every party reads them back alike. */
export const Timestamp = z
  .date()
  .min(new Date("1900-01-01T00:00:00Z"), "Must not be before the year 1900.")
  .max(new Date("9999-12-31T23:59:59.999Z"), "Must not be after the year 9999.");
export type Timestamp = z.infer<typeof Timestamp>;

/** A time zone by its name, like `Europe/Berlin`. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "Must be a time zone, like Europe/Berlin.");
export type TimeZone = z.infer<typeof TimeZone>;

/** An address in lower case, without surrounding blanks. At most 254 characters, the limit of RFC 5321. */
export const Email = z
  .string()
  .max(320, "Must be at most 254 characters.")
  .trim()
  .toLowerCase()
  .pipe(z.email("Must be an e-mail address.").max(254, "Must be at most 254 characters."));
export type Email = z.infer<typeof Email>;

/**
 * Text of at most `max` characters (Unicode code points) that every store and every reader keeps as it is:
 * no NUL, which Postgres refuses, and no lone surrogate, which it silently replaces.
 */
export function text(max: number) {
  return z.string().max(max, atMost(max).message).refine(storable.holds, storable.message);
}

/**
 * One line of 1 to `max` characters after surrounding blanks are cut off. Blanks and invisible signs alone are refused,
 * as are control signs and those that turn the reading direction of what follows.
 */
export function line(max: number) {
  return note(max).refine(plain.holds, plain.message);
}

/** Text of 1 to `max` characters, of any number of lines, after surrounding blanks are cut off. */
export function note(max: number) {
  return text(max).trim().refine(visible.holds, visible.message);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
