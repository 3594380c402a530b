import { type RefObject, useEffect } from "react";
import { useSingleKeysSetting } from "#ui/single-keys.ts";
import { rowOf, useRowSteps } from "#ui/use-row-steps.ts";
import type { ShownTask } from "./apply-changes.ts";
import { useTasks } from "./tasks-context.ts";
import type { Selection } from "./use-selection.ts";

type Options = {
  tasks: ShownTask[];
  selection: Selection;
  onRemoveSelected: () => void;
};

/**
 * With a row focused: arrows go from row to row, J and K too, and with Shift arrows select, as X does.
 * Delete removes; on the title, Space completes, and Enter opens, as it is a link. While tasks are being selected, Space selects,
 * as it is a box then, and Delete removes those that are.
 */
export function useRowKeys(
  frameRef: RefObject<HTMLElement | null>,
  { tasks, selection, onRemoveSelected }: Options,
): void {
  const { actions } = useTasks();
  const [hasSingleKeys] = useSingleKeysSetting();
  useRowSteps(frameRef);

  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return undefined;
    const listening = new AbortController();
    frame.addEventListener("keydown", steer, listening);
    return () => listening.abort();

    function steer(event: KeyboardEvent): void {
      const links = [...(frame?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
      const { target } = event;
      if (!(target instanceof Element)) return;
      const index = links.findIndex((link) => rowOf(link)?.contains(target));
      const id = links[index]?.dataset["rowLink"];
      const task = tasks.find((each) => each.id === id);
      if (!task || event.altKey) return;
      const isOnTitle = links[index] === target;
      const effect = effects({ links, index, task, isOnTitle })[keyOf(event)];
      if (!effect) return;
      effect();
      event.preventDefault();
    }

    function effects(row: Row): Record<string, (() => void) | undefined> {
      const { links, index, task, isOnTitle } = row;
      const remove = selection.isOn ? onRemoveSelected : () => actions.remove([task]);
      return {
        "Shift+ArrowDown": () => extend(row, links[index + 1]),
        "Shift+ArrowUp": () => extend(row, links[index - 1]),
        Delete: remove,
        Backspace: remove,
        ...(hasSingleKeys && { x: () => selection.toggle(task.id) }),
        ...(selection.isOn && { "Mod+a": selection.addAll }),
        ...(isOnTitle && !selection.isOn && { " ": () => actions.complete(task, !task.completed) }),
      };
    }

    function extend({ task }: Row, next: HTMLElement | undefined): void {
      const nextId = next?.dataset["rowLink"];
      if (nextId === undefined) return;
      next?.focus();
      selection.add(task.id, nextId);
    }
  }, [frameRef, tasks, selection, actions, hasSingleKeys, onRemoveSelected]);
}

type Row = { links: HTMLElement[]; index: number; task: ShownTask; isOnTitle: boolean };

function keyOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): string {
  if (ctrlKey || metaKey) return `Mod+${key}`;
  return shiftKey && key.startsWith("Arrow") ? `Shift+${key}` : key;
}
