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

/** No part of a first screen. */
const DialogFrame = lazy(async () => ({
  default: (await import("./dialog-frame.tsx")).DialogFrame,
}));

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
