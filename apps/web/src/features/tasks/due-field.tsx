import { t } from "@lingui/core/macro";
import { Button, TextInput } from "@mantine/core";
import { addDays, writeDay } from "#ui/days.ts";
import { useNow } from "#ui/use-now.ts";
import classes from "./due-field.module.css";

type DueFieldProps = {
  name: string;
  value: string;
  onChange: (day: string) => void;
  error: string | undefined;
};

/** A day, typed or picked with the browser's own calendar, or one of the usual ones. */
export function DueField({ value, onChange, ...input }: DueFieldProps) {
  const today = useNow();
  const shortcuts = [
    { label: t`Today`, day: writeDay(today) },
    { label: t`Tomorrow`, day: writeDay(addDays(today, 1)) },
    { label: t`In a week`, day: writeDay(addDays(today, 7)) },
    { label: t`No date`, day: "" },
  ];

  return (
    <div>
      <TextInput
        type="date"
        label={t`Due`}
        max="9998-12-31"
        {...input}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div className={classes.shortcuts} role="group" aria-label={t`Due`}>
        {shortcuts.map(({ label, day }) => (
          <Button
            key={label}
            variant="default"
            size="compact-xs"
            aria-pressed={value === day}
            onClick={() => onChange(day)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
