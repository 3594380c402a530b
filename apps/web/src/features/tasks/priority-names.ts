import { t } from "@lingui/core/macro";
import type { TaskPriority } from "@tenon/schemas/tasks";

export function priorityNames(): Record<TaskPriority, string> {
  return { low: t`Low`, normal: t`Normal`, high: t`High`, urgent: t`Urgent` };
}
