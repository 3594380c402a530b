/** A figure that is told with labels: each has few values, all of them ours, and none says anything of anybody. */
export type Series<Label extends string> = {
  name: `tenon_${string}`;
  help: string;
  labels: readonly Label[];
};

export type Labels<Label extends string> = Readonly<Record<Label, string>>;

export type Sample<Label extends string> = { labels: Labels<Label>; value: number };

/** Where is said what operators watch, by whoever knows it. */
export type Metrics = {
  /** Answers what counts one more, or as many as it is told. */
  counter<const Label extends string>(
    series: Series<Label>,
  ): (labels: Labels<Label>, more?: number) => void;
  /** Answers what takes a value in, to be told by how many values are below each bucket's bound. */
  histogram<const Label extends string>(
    series: Series<Label> & { buckets: number[] },
  ): (labels: Labels<Label>, value: number) => void;
  /** Asks `read` when somebody wants to know; what nobody knows just then has no sample. */
  gauge<const Label extends string>(
    series: Series<Label> & {
      /** Of what each process says: all of it together, or one of them, as all see the same. */
      among: "sum" | "max";
    },
    read: () => Sample<Label>[] | Promise<Sample<Label>[]>,
  ): void;
};
