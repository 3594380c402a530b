import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { describeNumber } from "#ui/describe-count.ts";
import { IconClose } from "#ui/icons.tsx";
import { SelectionActs } from "./selection-acts.tsx";
import classes from "./selection-bar.module.css";
import type { Selection } from "./use-selection.ts";

type SelectionBarProps = { selection: Selection; onRemove: () => void };

/** How many tasks are selected, and what can be done to all of them at once. */
export function SelectionBar({ selection, onRemove }: SelectionBarProps) {
  const barRef = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const bar = barRef.current;
    return () => {
      if (bar?.contains(document.activeElement) === true) focusPage();
    };
  }, []);
  const { tasks, selectable } = selection;
  const count = describeNumber(tasks.length);
  const all = describeNumber(selectable.length);
  return (
    <section ref={barRef} aria-label={t`Selected tasks`} className={classes.bar}>
      <div className={classes.head}>
        <p role="status" className={classes.count}>
          {tasks.length === 0 ? t`None selected` : t`${count} selected`}
        </p>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={tasks.length === selectable.length}
          onClick={selection.addAll}
        >
          <Trans>Select all {all}</Trans>
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.end}
          aria-label={t`End selecting`}
          onClick={selection.end}
        >
          <IconClose />
        </ActionIcon>
      </div>
      <SelectionActs selection={selection} onRemove={onRemove} />
    </section>
  );
}

/** What had the focus is about to go. */
function focusPage(): void {
  document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
}
