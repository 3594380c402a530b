import { t } from "@lingui/core/macro";
import type { TaskView } from "./task-view.ts";

export function stateNames(): Record<TaskView["state"], string> {
  return {
    open: t({ message: "Open", context: "state of a task" }),
    done: t({ message: "Done", context: "state of a task" }),
    all: t`All`,
  };
}
