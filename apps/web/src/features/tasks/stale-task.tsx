import type { Task } from "@tenon/schemas/tasks";
import { StaleNotice } from "#ui/stale-notice.tsx";
import classes from "./stale-task.module.css";
import { compare, type Difference, type TaskDraft } from "./task-draft.ts";

type StaleTaskProps = {
  versions: { base: Task; draft: TaskDraft; current: Task };
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
};

const names: Record<keyof TaskDraft, string> = {
  title: "Title",
  completed: "State",
  priority: "Priority",
  dueAt: "Due",
  tags: "Tags",
  description: "Description",
};

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StaleTask({ versions, ...choice }: StaleTaskProps) {
  return (
    <StaleNotice noun="task" {...choice}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Stored now</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {compare(versions).map((difference) => (
            <DifferenceRow key={difference.field} {...difference} />
          ))}
        </tbody>
      </table>
    </StaleNotice>
  );
}

function DifferenceRow({ field, stored, mine }: Difference) {
  return (
    <tr>
      <th scope="row">{names[field]}</th>
      <td>{stored}</td>
      <td>{mine ?? <span className={classes.same}>not changed</span>}</td>
    </tr>
  );
}
