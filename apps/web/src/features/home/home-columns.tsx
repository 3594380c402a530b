import type { ReactNode } from "react";
import classes from "./home-columns.module.css";

type HomeColumnsProps = { day: string; main: ReactNode; aside: ReactNode };

/** The day, what it brings, and what one looks at beside it; one after the other on a phone. */
export function HomeColumns({ day, main, aside }: HomeColumnsProps) {
  return (
    <>
      <p className={classes.day}>{day}</p>
      <div className={classes.columns}>
        <div>{main}</div>
        <div>{aside}</div>
      </div>
    </>
  );
}
