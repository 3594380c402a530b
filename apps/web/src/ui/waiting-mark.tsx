import { Trans } from "@lingui/react/macro";
import classes from "./waiting-mark.module.css";

/** Stands at what is not on the server yet; drawn when that takes long only. */
export function WaitingMark() {
  return (
    <span className={classes.mark}>
      <Trans>waiting to be sent</Trans>
    </span>
  );
}
