import { lazy, type ReactNode, Suspense } from "react";
import classes from "./dialog.module.css";
import { useReturnFocus } from "./use-return-focus.ts";

type DialogProps = {
  title: string;
  /** Without it the dialog can't be put away. */
  onClose?: () => void;
  hidesPage?: boolean;
  children: ReactNode;
};

const DialogFrame = lazy(async () => ({ default: (await loadDialogs()).DialogFrame }));

/** Stands before the page, and before a panel, until it is answered. */
export function Dialog({ title, onClose, hidesPage = false, children }: DialogProps) {
  useReturnFocus();
  return (
    <Suspense>
      <DialogFrame title={title} onClose={onClose} hidesPage={hidesPage}>
        {children}
      </DialogFrame>
    </Suspense>
  );
}

/** What answers a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}

/** What dialogs are made of is no part of a first screen; loaded when there is time, or when one is asked for. */
export function loadDialogs() {
  return import("./dialog-frame.tsx");
}
