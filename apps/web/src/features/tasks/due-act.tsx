import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import { type SyntheticEvent, useState } from "react";
import { endOfDay, parseDay, writeDay } from "#ui/days.ts";
import classes from "./due-act.module.css";
import { DueField } from "./due-field.tsx";

/** Chooses the day that all selected tasks are due, or none. */
export function DueAct({ onSet }: { onSet: (dueAt: Date | null) => void }) {
  const [day, setDay] = useState(() => writeDay(new Date()));

  function set(event: SyntheticEvent): void {
    event.preventDefault();
    const parsed = parseDay(day);
    onSet(parsed && endOfDay(parsed));
  }

  return (
    <form className={classes.form} onSubmit={set}>
      <DueField name="dueAt" value={day} onChange={setDay} error={undefined} />
      <Button type="submit" size="sm">
        {day === "" ? t`Take the date off` : t`Set the date`}
      </Button>
    </form>
  );
}
