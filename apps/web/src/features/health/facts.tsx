import type { ReactNode } from "react";
import classes from "./facts.module.css";

/** Names with what they stand at. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

type FactProps = { name: string; isWrong?: boolean; children: ReactNode };

export function Fact({ name, isWrong = false, children }: FactProps) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd data-wrong={isWrong || undefined}>{children}</dd>
    </div>
  );
}
