import { Button } from "@mantine/core";
import { Dialog, DialogActions } from "./dialog.tsx";

type DiscardChangesProps = { onDiscard: () => void; onKeep: () => void };

/** Asks before something typed is lost. */
export function DiscardChanges({ onDiscard, onKeep }: DiscardChangesProps) {
  return (
    <Dialog title="Discard your changes?" onClose={onKeep}>
      <p>What you changed has not been saved.</p>
      <DialogActions>
        <Button variant="default" onClick={onDiscard}>
          Discard
        </Button>
        <Button onClick={onKeep} data-autofocus>
          Keep editing
        </Button>
      </DialogActions>
    </Dialog>
  );
}
