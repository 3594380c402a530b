import { Trans } from "@lingui/react/macro";
import { Skeleton, VisuallyHidden } from "@mantine/core";
import { ListFrame } from "#ui/list-frame.tsx";
import classes from "./task-row.module.css";

const widths = ["62%", "48%", "71%", "39%", "57%", "66%"];

/** Rows to come, in the shape of rows. */
export function TaskListSkeleton() {
  return (
    <ListFrame isBusy>
      <VisuallyHidden role="status">
        <Trans>Loading tasks</Trans>
      </VisuallyHidden>
      {widths.map((width) => (
        <div key={width} className={classes.row}>
          <Skeleton width={20} height={20} mt={2} />
          <Skeleton width={width} height={12} mt={7} />
        </div>
      ))}
    </ListFrame>
  );
}
