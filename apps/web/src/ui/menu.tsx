import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "./menu.module.css";

/** Things to do, one under the other; lies in the panel of a Disclosure. */
export function Menu({ children }: { children: ReactNode }) {
  return <ul className={classes.entries}>{children}</ul>;
}

type MenuEntryProps = { icon: ReactNode; onClick: () => void; children: ReactNode };
type MenuLinkProps = MenuEntryProps & { to: "/settings" | "/settings/api-keys" | "/admin" };

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

/** An entry that leads to another page. */
export function MenuLink({ to, icon, onClick, children }: MenuLinkProps) {
  return (
    <li>
      <Link to={to} className={classes.entry} onClick={onClick}>
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        {children}
      </Link>
    </li>
  );
}
