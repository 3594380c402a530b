import type { ReactNode, Ref } from "react";
import classes from "./list-frame.module.css";

type ListFrameProps = {
  /** With it, the frame can take the focus when there is no row left to have it. */
  ref?: Ref<HTMLDivElement> | undefined;
  /** What is shown belongs to the view before, until the chosen one is there. */
  isOutdated?: boolean;
  isBusy?: boolean;
  children: ReactNode;
};

/** The frame around the rows of a list, around what is said when there are none, and around those to come. */
export function ListFrame({ ref, isOutdated = false, isBusy = false, children }: ListFrameProps) {
  return (
    <div
      ref={ref}
      tabIndex={ref ? -1 : undefined}
      className={classes.frame}
      data-outdated={isOutdated || undefined}
      aria-busy={isBusy}
    >
      {children}
    </div>
  );
}
