import { Button, Kbd } from "@mantine/core";
import { Dialog, DialogActions } from "./dialog.tsx";
import { modKey } from "./mod-key.ts";
import classes from "./shortcuts-dialog.module.css";

type Shortcut = [keys: string[], effect: string];

const groups: Record<string, Shortcut[]> = {
  Anywhere: [
    [["Ctrl", "K"], "Search, go anywhere, do anything"],
    [["?"], "Show these shortcuts"],
    [["/"], "Search, in tasks, posts, products, orders and accounts"],
    [["N"], "Add a task, a post or a product"],
    [["Ctrl", "Z"], "Undo what was just done"],
  ],
  "Go to": [
    [["G", "H"], "Home"],
    [["G", "T"], "Tasks"],
    [["G", "P"], "Posts"],
    [["G", "S"], "Shop"],
    [["G", "C"], "Cart"],
    [["G", "O"], "Your orders"],
    [["G", "A"], "Accounts, as an administrator"],
    [["G", "D"], "Order desk, as an administrator"],
  ],
  "In lists": [
    [["↑", "↓"], "Go from task to task, or from order to order"],
    [["J", "K"], "The same, at home and at the order desk"],
    [["Enter"], "Open the task or order"],
    [["Space"], "Complete the task, or open it again"],
    [["Delete"], "Delete the task, or those selected"],
    [["X"], "Select the task, to do something to many"],
    [["Shift", "↓"], "Select it and the next; Shift and a click select a range"],
    [["Ctrl", "A"], "Select all, once one is selected"],
    [["Esc"], "End selecting"],
  ],
  Writing: [
    [["Ctrl", "Enter"], "Save the open task or post, send the comment"],
    [["Ctrl", "B"], "Bold, and with I italic, with K a link, in the text of a post"],
  ],
};

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      {Object.entries(groups).map(([name, shortcuts]) => (
        <section key={name} aria-label={name}>
          <h3 className={classes.name}>{name}</h3>
          <dl className={classes.list}>
            {shortcuts.map(([keys, effect]) => (
              <div key={effect} className={classes.shortcut}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key}>{key === "Ctrl" ? modKey() : key}</Kbd>
                  ))}
                </dt>
                <dd>{effect}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={classes.hint}>
        Single letters and signs can be switched off under Settings, Profile.
      </p>
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
