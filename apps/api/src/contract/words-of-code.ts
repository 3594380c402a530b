/** STALE_VERSION: StaleVersion. */
export function inWords(code: string): string {
  return code
    .split("_")
    .map((word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`)
    .join("");
}
