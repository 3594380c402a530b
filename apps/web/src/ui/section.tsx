import { type ReactNode, useId } from "react";
import classes from "./section.module.css";

type SectionProps = { title: string; hint?: string; action?: ReactNode; children?: ReactNode };

/** A part of a page with a heading of its own. */
export function Section({ title, hint, action, children }: SectionProps) {
  const headingId = useId();
  return (
    <section className={classes.section} aria-labelledby={headingId}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 id={headingId} className={classes.title}>
            {title}
          </h2>
          {hint !== undefined && <p className={classes.hint}>{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
