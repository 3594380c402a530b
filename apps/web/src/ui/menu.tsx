import type { ReactNode } from "react";
import classes from "./menu.module.css";

/** Things to do, one under the other; lies in the panel of a Disclosure. */
export function Menu({ children }: { children: ReactNode }) {
  return <ul className={classes.entries}>{children}</ul>;
}

type MenuEntryProps = { icon: ReactNode; onClick: () => void; children: ReactNode };

export function MenuEntry({ icon, onClick, children }: MenuEntryProps) {
  return (
    <li>
      <button type="button" className={classes.entry} onClick={onClick}>
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        {children}
      </button>
    </li>
  );
}
