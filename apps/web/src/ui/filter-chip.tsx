import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import { IconClose } from "./icons.tsx";

export type ChosenFilter = { text: string; onClear: () => void };

/** A filter in force, to be taken off. */
export function FilterChip({ text, onClear }: ChosenFilter) {
  return (
    <li>
      <Button
        fw={500}
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
