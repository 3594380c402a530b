import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { IconAlert } from "./icons.tsx";
import classes from "./stale-notice.module.css";

type StaleNoticeProps = {
  /** What was changed: "task", "post". */
  noun: string;
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
  /** The versions, side by side. */
  children: ReactNode;
};

/** Says that something was stored meanwhile, beside what was typed here, and lets the person choose. */
export function StaleNotice({
  noun,
  isSending,
  onTakeStored,
  onKeepMine,
  children,
}: StaleNoticeProps) {
  return (
    <div role="alert" className={classes.stale}>
      <p className={classes.heading}>
        <IconAlert /> This {noun} was changed meanwhile
      </p>
      <p>It was saved in another tab or by another program after you opened it.</p>
      {children}
      <div className={classes.actions}>
        <Button size="xs" onClick={onKeepMine} loading={isSending}>
          Keep mine
        </Button>
        <Button size="xs" variant="default" onClick={onTakeStored}>
          Take the stored one
        </Button>
      </div>
    </div>
  );
}
