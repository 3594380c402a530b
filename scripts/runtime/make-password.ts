import { randomInt } from "node:crypto";

/** A random password of 79 bits, easy to read off a terminal: four groups of four, without letters that look alike. */
export function makePassword(): string {
  return Array.from({ length: 4 }, makeGroup).join("-");
}

const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

function makeGroup(): string {
  return Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
}
