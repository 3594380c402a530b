import { Button } from "@mantine/core";
import type { Selection } from "./use-selection.ts";

/** What can be done with the list as a whole. */
export function TasksAside({ selection }: { selection: Selection }) {
  return (
    <Button
      variant={selection.isOn ? "light" : "default"}
      size="xs"
      aria-pressed={selection.isOn}
      onClick={selection.isOn ? selection.end : selection.begin}
    >
      Select
    </Button>
  );
}
