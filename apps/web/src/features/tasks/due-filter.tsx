import { t } from "@lingui/core/macro";
import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import classes from "./due-filter.module.css";
import { type DayRange, type DueRange, readDueRange, writeDueRange } from "./due-range.ts";

type DueFilterProps = { due: DueRange | undefined; onChange: (due: DueRange | null) => void };

const anyDays: DayRange = { from: "", to: "" };

/** When tasks are due: a range that moves with today, or one between two days. */
export function DueFilter({ due, onChange }: DueFilterProps) {
  const [hasDays, setHasDays] = useState(typeof due === "object");
  const days = typeof due === "object" ? due : anyDays;
  const named = typeof due === "string" ? due : "";
  const setDays = (next: DayRange) => onChange(readDueRange(writeDueRange(next)));

  return (
    <>
      <NativeSelect
        label={t`Due`}
        data={ranges()}
        value={hasDays ? "days" : named}
        onChange={({ currentTarget: { value } }) => {
          setHasDays(value === "days");
          onChange(readDueRange(value));
        }}
      />
      {hasDays && (
        <div className={classes.days}>
          <TextInput
            type="date"
            label={t`From`}
            value={days.from}
            onChange={({ currentTarget }) => setDays({ ...days, from: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t`Until`}
            min={days.from}
            value={days.to}
            onChange={({ currentTarget }) => setDays({ ...days, to: currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}

function ranges() {
  return [
    { value: "", label: t`Any time` },
    { value: "overdue", label: t`Overdue` },
    { value: "today", label: t`Today` },
    { value: "week", label: t`Next 7 days` },
    { value: "days", label: t`Between two days` },
  ];
}
