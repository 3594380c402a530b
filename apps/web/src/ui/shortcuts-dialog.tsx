import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Kbd } from "@mantine/core";
import { Dialog, DialogActions } from "./dialog.tsx";
import { modKey } from "./mod-key.ts";
import classes from "./shortcuts-dialog.module.css";

type Group = { name: string; shortcuts: [keys: string[], effect: string][] };

type ShortcutsDialogProps = { isAdmin: boolean; onClose: () => void };

export function ShortcutsDialog({ isAdmin, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog title={t`Keyboard shortcuts`} onClose={onClose}>
      {groups(isAdmin).map(({ name, shortcuts }) => (
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
        <Trans>Single letters and signs can be switched off under Settings, Profile.</Trans>
      </p>
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function groups(isAdmin: boolean): Group[] {
  return [
    {
      name: t`Anywhere`,
      shortcuts: [
        [["Ctrl", "K"], t`Search, go anywhere, do anything`],
        [["?"], t`Show these shortcuts`],
        [["/"], t`Search, in tasks, posts, products, orders and accounts`],
        [["N"], t`Add a task, a post or a product`],
        [["Ctrl", "Z"], t`Undo what was just done`],
      ],
    },
    {
      name: t`Go to`,
      shortcuts: [
        [["G", "H"], t`Home`],
        [["G", "T"], t`Tasks`],
        [["G", "P"], t`Posts`],
        [["G", "S"], t`Shop`],
        [["G", "C"], t`Cart`],
        [["G", "O"], t`Your orders`],
        ...(isAdmin ? waysOfAdmins() : []),
      ],
    },
    {
      name: t`In lists`,
      shortcuts: [
        [["↑", "↓"], t`Go from row to row`],
        [["J", "K"], t`The same, and into the list`],
        [["Enter"], t`Open the row`],
        [["Space"], t`Complete the task, or open it again`],
        [["Delete"], t`Delete the task, or those selected`],
        [["X"], t`Select the task, to do something to many`],
        [["Shift", "↓"], t`Select it and the next; Shift and a click select a range`],
        [["Ctrl", "A"], t`Select all, once one is selected`],
        [["Esc"], t`End selecting`],
      ],
    },
    {
      name: t`Writing`,
      shortcuts: [
        [["Ctrl", "Enter"], t`Save the open task or post, send the comment`],
        [["Ctrl", "B"], t`Bold, and with I italic, with K a link, in the text of a post`],
      ],
    },
  ];
}

function waysOfAdmins(): Group["shortcuts"] {
  return [
    [["G", "A"], t`Accounts`],
    [["G", "D"], t`Order desk`],
  ];
}
