import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import classes from "./filter-chip.module.css";
import { IconClose } from "./icons.tsx";

type FilterChipProps = { text: string; onClear: () => void };

/** A filter in force, to be taken off. */
export function FilterChip({ text, onClear }: FilterChipProps) {
  return (
    <li>
      <Button
        className={classes.chip}
        variant="light"
        size="compact-sm"
        radius="xl"
        aria-label={t`Clear filter ${text}`}
        rightSection={<IconClose size={13} />}
        onClick={onClear}
      >
        {text}
      </Button>
    </li>
  );
}
