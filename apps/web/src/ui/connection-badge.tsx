import { t } from "@lingui/core/macro";
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./connection-badge.module.css";
import { Disclosure } from "./disclosure.tsx";

type ConnectionBadgeProps = { isUp: boolean; isOnline: boolean };

/** What lasts no longer is not worth saying. */
const shownAfterMs = 3_000;

/** Quiet while the page hears what happens; says so when it does not. */
export function ConnectionBadge({ isUp, isOnline }: ConnectionBadgeProps) {
  const isLost = useLasting(!isUp || !isOnline, shownAfterMs);
  const words = isOnline ? t`Reconnecting…` : t`Offline`;
  const meaning = t`What others change is not shown just now. Once the connection is back, this page brings itself up to date.`;
  return (
    <>
      <VisuallyHidden role="status">{isLost && `${words} ${meaning}`}</VisuallyHidden>
      {isLost && (
        <Disclosure
          label={t`Connection`}
          renderButton={(props) => (
            <button type="button" className={classes.badge} {...props}>
              <span className={classes.dot} data-offline={!isOnline || undefined} />
              {words}
            </button>
          )}
        >
          {() => <p className={classes.meaning}>{meaning}</p>}
        </Disclosure>
      )}
    </>
  );
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
