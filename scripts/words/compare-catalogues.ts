/** What stands in a catalogue, by the id that is made of the text. */
export type Texts = Record<string, { message?: string; translation?: string } | undefined>;

/** What is wrong with the catalogue of a language, next to the texts that stand in the code. */
export function compareCatalogue(language: string, code: Texts, catalogue: Texts): string[] {
  const unknown = keysBeside(code, catalogue).map((id) => `“${said(code[id])}” is not in it yet.`);
  const useless = keysBeside(catalogue, code).map(
    (id) => `“${said(catalogue[id])}” is said no more.`,
  );
  const wrong = keysIn(code, catalogue).flatMap((id) => {
    const message = said(code[id]);
    const { translation = "" } = catalogue[id] ?? {};
    if (translation === "") return [`“${message}” has no words.`];
    const [wanted, found] = [placesIn(message), placesIn(translation)];
    return wanted === found
      ? []
      : [`“${message}” fills in ${wanted || "nothing"}, its words ${found || "nothing"}.`];
  });
  return [...unknown, ...useless, ...wrong].map((problem) => `${language}.po: ${problem}`);
}

/** The parameters and tags of a text, sorted; the forms of a plural are none. */
function placesIn(text: string): string {
  const form = String.raw`(?<!\b(?:zero|one|two|few|many|other|=\d+)\s*)`;
  const names = text.matchAll(new RegExp(String.raw`${form}\{\s*(\w+)\s*[,}]|<(\d+)/?>`, "g"));
  const places = [...names].map(([, name, tag]) => (tag === undefined ? `{${name}}` : `<${tag}>`));
  return [...new Set(places)].toSorted().join(" ");
}

function said(entry: Texts[string]): string {
  return entry?.message ?? "";
}

function keysIn(one: Texts, other: Texts): string[] {
  return Object.keys(one).filter((id) => Object.hasOwn(other, id));
}

function keysBeside(one: Texts, other: Texts): string[] {
  return Object.keys(one).filter((id) => !Object.hasOwn(other, id));
}
