import { Skeleton, VisuallyHidden } from "@mantine/core";
import classes from "./task-list.module.css";
import rowClasses from "./task-row.module.css";

const widths = ["62%", "48%", "71%", "39%", "57%", "66%"];

/** Rows to come, in the shape of rows. */
export function TaskListSkeleton() {
  return (
    <div className={classes.frame} aria-busy="true">
      <VisuallyHidden role="status">Loading tasks</VisuallyHidden>
      {widths.map((width) => (
        <div key={width} className={rowClasses.row}>
          <Skeleton width={20} height={20} mt={2} />
          <Skeleton width={width} height={12} mt={7} />
        </div>
      ))}
    </div>
  );
}
