import { t } from "@lingui/core/macro";
import type { TaskPriority } from "@tenon/schemas/tasks";
import classes from "./priority-mark.module.css";
import { priorityNames } from "./priority-names.ts";

const bars: Record<Exclude<TaskPriority, "urgent">, number> = { low: 1, normal: 2, high: 3 };

/** A priority as a shape: rising bars, and an exclamation mark in a box. */
export function PriorityMark({ priority }: { priority: TaskPriority }) {
  const name = priorityNames()[priority];
  return (
    <svg
      className={classes.mark}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      role="img"
      aria-label={t`${name} priority`}
    >
      {priority === "urgent" ? (
        <path
          className={classes.urgent}
          d="M4 1.5h8A2.5 2.5 0 0 1 14.5 4v8a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 12V4A2.5 2.5 0 0 1 4 1.5zM7.1 4v5h1.8V4zM7.1 10.4v1.8h1.8v-1.8z"
        />
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            className={bar < bars[priority] ? classes.on : classes.off}
            x={1.5 + bar * 4.75}
            y={9.5 - bar * 3.5}
            width="3.5"
            height={5 + bar * 3.5}
            rx="1"
          />
        ))
      )}
    </svg>
  );
}
