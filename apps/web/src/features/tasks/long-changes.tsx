import { describeCount, describeNumber } from "#ui/describe-count.ts";
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
          {`${type === "edit" ? "Changed" : "Deleted"} ${describeNumber(done)} of ${describeCount(total, "task")}`}
        </ProgressLine>
      </div>
    );
  });
}
