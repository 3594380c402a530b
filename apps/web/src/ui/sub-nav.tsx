import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "./sub-nav.module.css";

type SubNavProps = {
  label: string;
  links: ReactNode;
  /** Some of the pages are wide; the others begin at the same place. */
  wide?: boolean;
  children: ReactNode;
};

/** Pages that belong together, with the way from one to the other: beside them, or above on a phone. */
export function SubNav({ label, links, wide = false, children }: SubNavProps) {
  return (
    <div className={classes.frame} data-wide={wide || undefined}>
      <nav className={classes.nav} aria-label={label}>
        <p className={classes.label} aria-hidden="true">
          {label}
        </p>
        {links}
      </nav>
      <div className={classes.page}>{children}</div>
    </div>
  );
}

type SubNavLinkProps = {
  to:
    | `/settings/${"profile" | "security" | "api-keys" | "webhooks" | "account"}`
    | `/admin/${"users" | "orders" | "products" | "audit" | "health"}`;
  children: ReactNode;
};

export function SubNavLink({ to, children }: SubNavLinkProps) {
  return (
    <Link to={to} className={classes.link} activeOptions={{ includeSearch: false }}>
      {children}
    </Link>
  );
}
