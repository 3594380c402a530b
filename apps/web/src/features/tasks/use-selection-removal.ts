import { useCallback, useState } from "react";
import { maxBulk } from "@tenon/schemas/task-words";
import { useTasks } from "./tasks-context.ts";
import type { Selection } from "./use-selection.ts";

/** Removes the selected tasks: so that they can be had back, or after asking when they are too many for that. */
export function useSelectionRemoval({ tasks, end }: Selection) {
  const { actions } = useTasks();
  const [isAsking, setAsking] = useState(false);

  const remove = useCallback(() => {
    if (tasks.length > maxBulk) {
      setAsking(true);
    } else if (tasks.length > 0) {
      actions.remove(tasks);
      end();
    }
  }, [actions, tasks, end]);

  return {
    remove,
    isAsking,
    confirm() {
      setAsking(false);
      actions.removeAtOnce(tasks);
      end();
    },
    cancel: () => setAsking(false),
  };
}
