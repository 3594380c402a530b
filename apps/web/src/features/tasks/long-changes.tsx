import { plural } from "@lingui/core/macro";
import { describeNumber } from "#ui/describe-count.ts";
import { ProgressLine } from "#ui/progress-line.tsx";
import classes from "./long-changes.module.css";
import type { LongChange } from "./use-long-changes.ts";

/** How far the changes are that take several calls. */
export function LongChanges({ changes }: { changes: LongChange[] }) {
  return changes.map(({ key, type, ids, total }) => {
    const done = total - ids.size;
    return (
      <div key={key} className={classes.change}>
        <ProgressLine done={done} of={total}>
          {describeProgress(type, done, total)}
        </ProgressLine>
      </div>
    );
  });
}

function describeProgress(type: LongChange["type"], count: number, total: number): string {
  const done = describeNumber(count);
  return type === "edit"
    ? plural(total, { one: `Changed ${done} of # task`, other: `Changed ${done} of # tasks` })
    : plural(total, { one: `Deleted ${done} of # task`, other: `Deleted ${done} of # tasks` });
}
