import { plural, t } from "@lingui/core/macro";
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./connection-badge.module.css";
import { Disclosure } from "./disclosure.tsx";

type ConnectionBadgeProps = {
  isUp: boolean;
  isOnline: boolean;
  /** How many changes could not be sent so far. */
  waiting: number;
};

/** What lasts no longer is not worth saying. */
const shownAfterMs = 3_000;

/** Quiet while the page hears what happens; says so when it does not. */
export function ConnectionBadge({ isUp, isOnline, waiting }: ConnectionBadgeProps) {
  const isLost = useLasting(!isUp || !isOnline || waiting > 0, shownAfterMs);
  const state = isOnline ? t`Reconnecting…` : t`Offline`;
  const words = waiting === 0 ? state : describeWaiting(waiting, isOnline);
  const meaning =
    waiting === 0
      ? t`What others change is not shown just now. Once the connection is back, this page brings itself up to date.`
      : t`What you changed is kept in this browser, and sent once the connection is back. What others change is not shown just now.`;
  return (
    <>
      <VisuallyHidden role="status">{isLost && `${words} ${meaning}`}</VisuallyHidden>
      {isLost && (
        <Disclosure
          label={t`Connection`}
          renderButton={(props) => (
            <button type="button" className={classes.badge} {...props}>
              <span className={classes.dot} data-offline={!isOnline || undefined} />
              <span className={classes.words}>{words}</span>
              <span className={classes.fewWords}>
                {waiting === 0 ? state : plural(waiting, { one: "# waits", other: "# wait" })}
              </span>
            </button>
          )}
        >
          {() => <p className={classes.meaning}>{meaning}</p>}
        </Disclosure>
      )}
    </>
  );
}

function describeWaiting(count: number, isOnline: boolean): string {
  return isOnline
    ? plural(count, {
        one: "Reconnecting – # change waits",
        other: "Reconnecting – # changes wait",
      })
    : plural(count, { one: "Offline – # change waits", other: "Offline – # changes wait" });
}

/** Whether something has held for so long. */
function useLasting(holds: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [holds, milliseconds]);
  return holds && lasts;
}
