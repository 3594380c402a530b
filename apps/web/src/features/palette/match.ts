/** How well a text fits what was typed, the better the more; null when it doesn't. Letters may be left out, and the beginnings of words are enough. */
export function matchOf(text: string, typed: string): number | null {
  const within = Array.from(plain(text));
  const [first, ...others] = plain(typed).replaceAll(" ", "");
  if (first === undefined) return 0;
  const ends = others.reduce(
    (scores, letter) => extend(scores, within, letter),
    within.map((letter, at) => (letter === first ? worthOfFirst(within, at) : -Infinity)),
  );
  const mean = Math.max(...ends) / (others.length + 1);
  return mean < worthShowing ? null : mean - within.length / 1000;
}

const worthShowing = 3.5;

/** For each place in the text, how well what was typed so far can end there. */
type Scores = number[];

function worthOfFirst(text: string[], at: number): number {
  if (at === 0) return 7;
  return beginsWord(text, at) ? 6 : -Infinity;
}

function extend(scores: Scores, text: string[], wanted: string): Scores {
  let best = -Infinity;
  return text.map((letter, at) => {
    const before = scores[at - 1] ?? -Infinity;
    best = Math.max(best, before);
    if (letter !== wanted) return -Infinity;
    return Math.max(before + 5, best + (beginsWord(text, at) ? 4 : 1));
  });
}

function beginsWord(text: string[], at: number): boolean {
  return text[at - 1] === " ";
}

/** Without case, accents and signs. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
