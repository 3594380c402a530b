import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import classes from "./outcome.module.css";
import { takeFocus } from "./take-focus.ts";

/** How something ended. It takes the focus of what it replaces, so that it is read out. */
export function Outcome({ children }: { children: ReactNode }) {
  return (
    <div
      ref={takeFocus}
      tabIndex={-1}
      role="group"
      aria-label={t`Result`}
      className={classes.outcome}
    >
      {children}
    </div>
  );
}
