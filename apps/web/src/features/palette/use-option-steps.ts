import { type KeyboardEvent, useState } from "react";
import { optionId } from "./option-id.ts";
import type { Option } from "./option.ts";

/** Which option Enter takes, and the keys that lead to another. Until one is chosen, it is the first. */
export function useOptionSteps(listId: string, options: Option[]) {
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const chosen = options.findIndex(({ key }) => key === chosenKey);
  const active = options[Math.max(chosen, 0)];

  function steer(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.altKey || event.shiftKey) return;
    const target = targetOf(event.key, Math.max(chosen, 0), options.length);
    const isTaken = event.key === "Enter";
    if (isTaken) take(event.ctrlKey || event.metaKey);
    else if (target !== null) goTo(options[target]);
    if (isTaken || target !== null) event.preventDefault();
  }

  function goTo(option: Option | undefined): void {
    if (!option) return;
    setChosenKey(option.key);
    const isFirst = option === options[0];
    nodeOf(option)?.scrollIntoView({ block: isFirst ? "end" : "nearest" });
  }

  function take(isElsewhere: boolean): void {
    const node = active && nodeOf(active);
    if (isElsewhere && node instanceof HTMLAnchorElement) {
      window.open(node.href, "_blank", "noopener");
    } else {
      node?.click();
    }
  }

  function nodeOf(option: Option): HTMLElement | null {
    return document.querySelector<HTMLElement>(`#${CSS.escape(optionId(listId, option))}`);
  }

  return {
    active,
    steer,
    point: (option: Option) => setChosenKey(option.key),
    begin: () => setChosenKey(null),
  };
}

/** Arrows go around; null for a key that leads nowhere. */
function targetOf(key: string, index: number, count: number): number | null {
  if (key === "ArrowDown") return (index + 1) % count;
  if (key === "ArrowUp") return (index - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
