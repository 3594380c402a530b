import type { ReactNode } from "react";
import classes from "./page.module.css";

type PageProps = { title: string; aside?: ReactNode; children: ReactNode };

/** One screen of the app: a heading, and what belongs under it. */
export function Page({ title, aside, children }: PageProps) {
  return (
    <div className={classes.page}>
      <title>{`${title} · Tenon`}</title>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
