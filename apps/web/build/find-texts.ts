/** The scripts of a build by their file names, before they are written. */
export type Scripts = Record<
  string,
  { name: string; imports: string[]; modules: Record<string, { code: string | null }> }
>;

type Options = {
  /** The module that the page begins with. */
  page: string;
  /** Those that are imported when they are needed. */
  imported: Iterable<string>;
  /** The ids of all texts. */
  known: ReadonlySet<string>;
};

/** Texts that are loaded together. */
export type Part = { name: string; ids: string[] };

export type Texts = {
  /** What a module says together with all that is loaded for it, less what the page has said before. */
  partsOf: (module: string) => Part[];
  /** The ids of all that was found. */
  said: ReadonlySet<string>;
};

/** A script with so many texts that so many imports share is a part of its own. */
const many = 10;

/** Finds texts where their ids stand in the code, once nothing is in it that is not used. */
export function findTexts(scripts: Scripts, { page, imported, known }: Options): Texts {
  const saidIn = new Map(
    Object.entries(scripts).map(([file, { modules }]) => [file, idsIn(modules, known)]),
  );
  const files = new Map(
    Object.entries(scripts).flatMap(([file, { modules }]) =>
      Object.keys(modules).map((module) => [module, file]),
    ),
  );
  const ofPage = loadedWith(fileOf(page));
  const uses = [...imported].flatMap((module) => [...loadedWith(files.get(module) ?? "")]);
  return { partsOf, said: new Set([...saidIn.values()].flat()) };

  function partsOf(module: string): Part[] {
    const entry = fileOf(module);
    if (module === page) return partOf([...ofPage], []);
    const more = [...loadedWith(entry)].filter((file) => !ofPage.has(file));
    const shared = more.filter(isShared);
    const own = more.filter((file) => !shared.includes(file));
    return [
      ...shared.flatMap((file) => partOf([file], [...ofPage])),
      ...partOf(own, [...ofPage, ...shared]),
    ];
  }

  /** Named after the first of its scripts; none, when they say no more than those before. */
  function partOf(from: string[], before: string[]): Part[] {
    const saidBefore = new Set(before.flatMap(textsOf));
    const ids = new Set(from.flatMap(textsOf).filter((id) => !saidBefore.has(id)));
    const name = scripts[from[0] ?? ""]?.name ?? "";
    return ids.size === 0 ? [] : [{ name, ids: [...ids].toSorted() }];
  }

  function isShared(file: string): boolean {
    return textsOf(file).length >= many && uses.filter((used) => used === file).length >= many;
  }

  function textsOf(file: string): string[] {
    return saidIn.get(file) ?? [];
  }

  function fileOf(module: string): string {
    const file = files.get(module);
    if (file === undefined) throw new Error(`${module} is in no script.`);
    return file;
  }

  /** A script and all that are loaded before it runs. */
  function loadedWith(entry: string): Set<string> {
    const found = new Set([entry]);
    for (const file of found) for (const next of scripts[file]?.imports ?? []) found.add(next);
    return found;
  }
}

function idsIn(modules: Scripts[string]["modules"], known: ReadonlySet<string>): string[] {
  const strings = Object.values(modules).flatMap(({ code }) => [
    ...(code ?? "").matchAll(/["'`]([\w+/-]+)["'`]/g),
  ]);
  return strings.flatMap(([, text = ""]) => (known.has(text) ? [text] : []));
}
