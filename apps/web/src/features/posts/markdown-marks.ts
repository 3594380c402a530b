/** A text with the part of it that is selected. */
export type Passage = { text: string; from: number; to: number };

/** What is put in the place of a part of a text, and what of the whole is selected then. */
export type Edit = { from: number; to: number; insert: string; select: [from: number, to: number] };

export type Mark = keyof typeof marks;

const marks = {
  bold: (passage: Passage) => toggleAround(passage, "**"),
  italic: (passage: Passage) => toggleAround(passage, "_"),
  link,
  list: (passage: Passage) => toggleLines(passage, "- "),
  quote: (passage: Passage) => toggleLines(passage, "> "),
  code: (passage: Passage) =>
    selected(passage).includes("\n") ? fence(passage) : toggleAround(passage, "`"),
};

/** Marks the selection, or takes the mark away where it is there already. */
export function applyMark(mark: Mark, passage: Passage): Edit {
  return marks[mark](passage);
}

/** Marks stand close to words: blanks at the ends stay outside. */
function toggleAround(passage: Passage, mark: string): Edit {
  const { text, from, to } = withoutBlanks(passage);
  const inside = text.slice(from, to);
  const { length } = mark;
  if (text.slice(0, from).endsWith(mark) && text.slice(to).startsWith(mark)) {
    const start = from - length;
    return { from: start, to: to + length, insert: inside, select: [start, start + inside.length] };
  }
  if (inside.length > 2 * length && inside.startsWith(mark) && inside.endsWith(mark)) {
    const insert = inside.slice(length, -length);
    return { from, to, insert, select: [from, from + insert.length] };
  }
  const start = from + length;
  return { from, to, insert: mark + inside + mark, select: [start, start + inside.length] };
}

function fence(passage: Passage): Edit {
  const { text, from, to } = passage;
  const before = from === 0 || text[from - 1] === "\n" ? "" : "\n";
  const after = to === text.length || text[to] === "\n" ? "" : "\n";
  const inside = selected(passage).replace(/\n$/, "");
  const start = from + before.length + "```\n".length;
  return {
    from,
    to,
    insert: `${before}\`\`\`\n${inside}\n\`\`\`${after}`,
    select: [start, start + inside.length],
  };
}

const address = "https://";

/** Then selects what is still missing: the address or, when an address was selected, the words. */
function link(passage: Passage): Edit {
  const { from, to } = withoutBlanks(passage);
  const words = selected({ ...passage, from, to });
  if (/^https?:\/\/\S+$/.test(words)) {
    return { from, to, insert: `[](${words})`, select: [from + 1, from + 1] };
  }
  const target = from + words.length + "[](".length;
  return {
    from,
    to,
    insert: `[${words}](${address})`,
    select: words === "" ? [from + 1, from + 1] : [target, target + address.length],
  };
}

function toggleLines({ text, from, to }: Passage, mark: string): Edit {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const lineEnd = text.indexOf("\n", last);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const lines = text.slice(start, end).split("\n");
  const isMarked = lines.every((line) => line.startsWith(mark));
  const insert = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join("\n");
  const caret = Math.max(start, from + (isMarked ? -mark.length : mark.length));
  const select: Edit["select"] = from === to ? [caret, caret] : [start, start + insert.length];
  return { from: start, to: end, insert, select };
}

function selected({ text, from, to }: Passage): string {
  return text.slice(from, to);
}

function withoutBlanks(passage: Passage): Passage {
  const inside = selected(passage);
  if (inside.trim() === "") return passage;
  return {
    text: passage.text,
    from: passage.to - inside.trimStart().length,
    to: passage.from + inside.trimEnd().length,
  };
}
