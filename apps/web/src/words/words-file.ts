/** Where the words of a part of the app are. */
export function wordsFile(part: string, language: string): string {
  return `/assets/words/${part}.${language}.json`;
}
