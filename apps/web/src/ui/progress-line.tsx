import { useId } from "react";
import classes from "./progress-line.module.css";

type ProgressLineProps = {
  /** What is going on, and how far it is. */
  children: string;
  done: number;
  /** Left out where nobody knows how much there is. */
  of?: number;
};

/** How far something is that takes a while. */
export function ProgressLine({ children, done, of }: ProgressLineProps) {
  const labelId = useId();
  return (
    <div className={classes.progress}>
      <p id={labelId} className={classes.label}>
        {children}
      </p>
      <progress
        className={classes.line}
        aria-labelledby={labelId}
        {...(of !== undefined && { value: done, max: of })}
      />
    </div>
  );
}
