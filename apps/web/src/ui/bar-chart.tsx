import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import classes from "./bar-chart.module.css";

export type Bar = {
  /** What the bar stands for, as one says it: “Monday 2 March”. */
  label: string;
  /** The same, short enough for the axis. */
  mark: string;
  value: number;
};

type BarChartProps = {
  title: string;
  /** What the bars come to, in words. */
  summary: string;
  /** What bars stand for, over the table: “Day”. */
  barName: string;
  bars: Bar[];
  format: (value: number) => string;
};

const many = 45;

/** Values side by side. Pointing at one tells it, and so do the arrow keys; the whole is there as a table, too. */
export function BarChart({ title, summary, barName, bars, format }: BarChartProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const titleId = useId();
  const highest = Math.max(...bars.map(({ value }) => value));
  const top = format(highest);
  const told = chosen === null ? undefined : bars[chosen];

  return (
    <figure className={classes.chart} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId} className={classes.title}>
          {title}
        </h3>
        <p className={classes.summary}>{summary}</p>
      </figcaption>
      <p className={classes.told} aria-hidden="true">
        {told ? `${told.label}: ${format(told.value)}` : t`Up to ${top}`}
      </p>
      <div
        className={classes.bars}
        data-many={bars.length > many || undefined}
        role="slider"
        tabIndex={0}
        aria-label={`${title}, ${barName}`}
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={(chosen ?? bars.length - 1) + 1}
        aria-valuetext={describeBar(told ?? bars.at(-1), format)}
        onFocus={() => setChosen((index) => index ?? bars.length - 1)}
        onBlur={() => setChosen(null)}
        onKeyDown={walk}
        onPointerMove={pointAt}
        onPointerDown={pointAt}
        onPointerLeave={() => setChosen(null)}
      >
        {bars.map(({ label, value }, index) => (
          <span
            key={label}
            className={classes.bar}
            data-chosen={index === chosen || undefined}
            style={{ height: `${highest === 0 ? 0 : (value / highest) * 100}%` }}
          />
        ))}
      </div>
      <p className={classes.axis} aria-hidden="true">
        <span>{bars[0]?.mark}</span>
        <span>{bars.at(-1)?.mark}</span>
      </p>
      <details className={classes.details}>
        <summary>
          <Trans>{title} as a table</Trans>
        </summary>
        <table className={classes.table} aria-labelledby={titleId}>
          <thead>
            <tr>
              <th scope="col">{barName}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );

  function walk(event: KeyboardEvent): void {
    const at = chosen ?? bars.length - 1;
    const targets: Record<string, number | undefined> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: bars.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    setChosen(Math.min(Math.max(target, 0), bars.length - 1));
    event.preventDefault();
  }

  function pointAt({ clientX, currentTarget }: PointerEvent): void {
    const { left, width } = currentTarget.getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * bars.length);
    setChosen(Math.min(Math.max(index, 0), bars.length - 1));
  }
}

function describeBar(bar: Bar | undefined, format: BarChartProps["format"]): string {
  return bar ? `${bar.label}: ${format(bar.value)}` : "";
}
