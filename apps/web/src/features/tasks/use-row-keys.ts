import { type RefObject, useEffect } from "react";
import type { ShownTask } from "./apply-changes.ts";
import { useTasks } from "./tasks-context.ts";

/** With a row focused: arrows go from row to row, Space completes, Delete removes. Enter opens, as it is a link. */
export function useRowKeys(frameRef: RefObject<HTMLElement | null>, tasks: ShownTask[]): void {
  const { actions } = useTasks();

  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return undefined;
    const listening = new AbortController();
    frame.addEventListener("keydown", steer, listening);
    return () => listening.abort();

    function steer(event: KeyboardEvent): void {
      const links = [...(frame?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
      const index = links.findIndex((link) => link === event.target);
      const task = tasks.filter(({ isStored }) => isStored)[index];
      if (!task || event.altKey || event.ctrlKey || event.metaKey) return;
      const effect = effects({ links, index, task })[event.key];
      if (!effect) return;
      effect();
      event.preventDefault();
    }

    function effects({ links, index, task }: Row): Record<string, (() => void) | undefined> {
      const remove = () => actions.remove(task);
      return {
        ArrowDown: () => links[index + 1]?.focus(),
        ArrowUp: () => links[index - 1]?.focus(),
        " ": () => actions.complete(task, !task.completed),
        Delete: remove,
        Backspace: remove,
      };
    }
  }, [frameRef, tasks, actions]);
}

type Row = { links: HTMLElement[]; index: number; task: ShownTask };
