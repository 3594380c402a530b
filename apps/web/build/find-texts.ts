/** The scripts of a build by their file names, before they are written. */
export type Scripts = Record<
  string,
  { name: string; imports: string[]; modules: Record<string, { code: string | null }> }
>;

export type Texts = {
  /** What a module says together with all that is loaded for it, less what the page says. */
  of: (module: string) => { script: string; ids: string[] };
  /** The ids of all that was found. */
  said: ReadonlySet<string>;
};

/** Finds the texts that are known where their ids stand in the code, once nothing is in it that is not used. */
export function findTexts(
  scripts: Scripts,
  { page, known }: { page: string; known: ReadonlySet<string> },
): Texts {
  const saidIn = new Map(
    Object.entries(scripts).map(([file, { modules }]) => [file, idsIn(modules, known)]),
  );
  const saidByPage = saidWith(fileOf(page));
  return { of, said: new Set([...saidIn.values()].flat()) };

  function of(module: string) {
    const file = fileOf(module);
    const ids = [...saidWith(file)].filter((id) => module === page || !saidByPage.has(id));
    return { script: scripts[file]?.name ?? "", ids: ids.toSorted() };
  }

  function fileOf(module: string): string {
    const found = Object.entries(scripts).find(([, { modules }]) => module in modules);
    if (!found) throw new Error(`${module} is in no script.`);
    return found[0];
  }

  /** In a script and in all that are loaded before it runs. */
  function saidWith(entry: string): Set<string> {
    const files = new Set([entry]);
    for (const file of files) for (const next of scripts[file]?.imports ?? []) files.add(next);
    return new Set([...files].flatMap((file) => saidIn.get(file) ?? []));
  }
}

function idsIn(modules: Scripts[string]["modules"], known: ReadonlySet<string>): string[] {
  const strings = Object.values(modules).flatMap(({ code }) => [
    ...(code ?? "").matchAll(/["'`]([\w+/-]+)["'`]/g),
  ]);
  return strings.flatMap(([, text = ""]) => (known.has(text) ? [text] : []));
}
