import { Button, Kbd } from "@mantine/core";
import { Dialog, DialogActions } from "./dialog.tsx";
import classes from "./shortcuts-dialog.module.css";

const shortcuts: [keys: string[], effect: string][] = [
  [["N"], "Add a task, a post or a product"],
  [["/"], "Search, in tasks, posts, products, orders and accounts"],
  [["↑", "↓"], "Go from task to task, or from order to order"],
  [["J", "K"], "The same, at home and at the order desk"],
  [["Enter"], "Open the task or order"],
  [["Space"], "Complete the task, or open it again"],
  [["Delete"], "Delete the task, or those selected"],
  [["X"], "Select the task, to do something to many"],
  [["Shift", "↓"], "Select it and the next; Shift and a click select a range"],
  [["Ctrl", "A"], "Select all, once one is selected"],
  [["Esc"], "End selecting"],
  [["Ctrl", "Enter"], "Save the open task or post"],
  [["Ctrl", "Z"], "Undo what was just done"],
];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className={classes.list}>
        {shortcuts.map(([keys, effect]) => (
          <div key={effect} className={classes.shortcut}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{effect}</dd>
          </div>
        ))}
      </dl>
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
