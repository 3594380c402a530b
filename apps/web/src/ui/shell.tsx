import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";
import classes from "./shell.module.css";

type ShellProps = {
  nav: ReactNode;
  account: ReactNode;
  /** What is to be said on every screen. */
  notice?: ReactNode;
  children: ReactNode;
};

/** The frame around every screen of a signed-in person. */
export function Shell({ nav, account, notice, children }: ShellProps) {
  return (
    <>
      <a href="#content" className={classes.skip}>
        <Trans>Skip to content</Trans>
      </a>
      <header className={classes.header}>
        <Link to="/home" className={classes.home} aria-label={t`Tenon, home`}>
          <Logo />
        </Link>
        <nav className={classes.nav} aria-label={t`Main`}>
          {nav}
        </nav>
        <div className={classes.account}>{account}</div>
      </header>
      {notice}
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}

type ShellLinkProps = {
  to: "/home" | "/tasks" | "/posts" | "/shop" | "/orders" | "/settings" | "/admin";
  icon: ReactNode;
  /** On a phone only tabs fit; the other ways are in the menu of the account. */
  isTab?: boolean;
  children: ReactNode;
};

export function ShellLink({ to, icon, isTab = false, children }: ShellLinkProps) {
  return (
    <Link to={to} className={classes.link} data-tab={isTab || undefined}>
      {icon}
      <span className={classes.linkText}>{children}</span>
    </Link>
  );
}
