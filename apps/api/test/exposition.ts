/** A series of one moment, as Prometheus reads it. */
export type ExposedSample = { name: string; labels: Record<string, string>; value: number };

export type Exposed = {
  /** By the names of the metrics, also of those that have no sample. */
  types: Map<string, string>;
  samples: ExposedSample[];
  /** The sum of the samples that have these labels; 0 when there is none. */
  total(name: string, labels?: Record<string, string>): number;
};

/** Reads the text format, and throws at the first line that is not as it says: https://prometheus.io/docs/instrumenting/exposition_formats */
export function readExposition(text: string): Exposed {
  if (!text.endsWith("\n")) throw new Error("The last line does not end.");
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const samples: ExposedSample[] = [];
  const seen = new Set<string>();
  let current = "";
  for (const line of text.slice(0, -1).split("\n")) {
    const [, word, named = "", rest = ""] =
      /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line) ?? [];
    if (line === "") continue;
    if (word === "HELP") {
      if (helped.has(named)) throw new Error(`Explained twice: ${line}`);
      helped.add(named);
    } else if (word === "TYPE") {
      if (types.has(named) || !/^(counter|gauge|histogram|summary)$/.test(rest)) {
        throw new Error(`No type: ${line}`);
      }
      types.set(named, rest);
      current = named;
    } else {
      const sample = readSample(line);
      if (!namesOf(current, types.get(current)).includes(sample.name)) {
        throw new Error(`Not of ${current}: ${line}`);
      }
      const series = line.slice(0, line.lastIndexOf(" "));
      if (seen.has(series)) throw new Error(`Told twice: ${line}`);
      seen.add(series);
      samples.push(sample);
    }
  }
  return {
    types,
    samples,
    total: (name, labels = {}) =>
      samples
        .filter((sample) => sample.name === name && hasLabels(sample, labels))
        .reduce((sum, { value }) => sum + value, 0),
  };
}

/** What a metric's samples are called. */
export function namesOf(name: string, type: string | undefined): string[] {
  return type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => name + end) : [name];
}

function readSample(line: string): ExposedSample {
  const [, name, , labels = "", value = ""] =
    /^([a-zA-Z_:][\w:]*)(\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)+)\})? (NaN|[+-]?Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(
      line,
    ) ?? [];
  if (name === undefined) throw new Error(`Not a sample: ${line}`);
  const pairs = Array.from(
    labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g),
    ([, label = "", text = ""]): [string, string] => [label, text],
  );
  return {
    name,
    labels: Object.fromEntries(pairs),
    value: Number(value.replace("Inf", "Infinity")),
  };
}

function hasLabels({ labels }: ExposedSample, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([label, value]) => labels[label] === value);
}
