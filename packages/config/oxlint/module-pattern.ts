const compiled = new Map<string, RegExp>();

/** Whether a path fits one of the patterns: `*` stands for one name, `**` for any path. */
export function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => compile(pattern).test(path));
}

function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const source = RegExp.escape(pattern)
    .replaceAll(String.raw`\*\*`, ".+")
    .replaceAll(String.raw`\*`, "[^/]+");
  const made = new RegExp(`^${source}$`);
  compiled.set(pattern, made);
  return made;
}
