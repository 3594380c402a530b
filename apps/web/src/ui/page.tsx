import type { ReactNode } from "react";
import classes from "./page.module.css";
import { useHeadingFocus } from "./use-heading-focus.ts";

type PageProps = {
  title: string;
  /** What stands above the page, where that is not its title. */
  heading?: string;
  aside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** One screen of the app: a heading, and what belongs under it. */
export function Page({ title, heading = title, aside, wide = false, children }: PageProps) {
  const headingRef = useHeadingFocus();
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <title>{`${title} · Tenon`}</title>
      <div className={classes.head}>
        <h1 ref={headingRef} tabIndex={-1} className={classes.title}>
          {heading}
        </h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
