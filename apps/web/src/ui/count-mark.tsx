import classes from "./count-mark.module.css";

/** How many there are, in a bubble at what they belong to. */
export function CountMark({ count }: { count: string }) {
  return <span className={classes.count}>{count}</span>;
}
