import type { ReactNode } from "react";
import { IconAlert } from "./icons.tsx";
import classes from "./notice.module.css";

type NoticeProps = { title: string; actions?: ReactNode; children: ReactNode };

/** Says what has happened meanwhile, and what can be done about it; read out when it appears. */
export function Notice({ title, actions, children }: NoticeProps) {
  return (
    <div role="alert" className={classes.notice}>
      <p className={classes.heading}>
        <IconAlert /> {title}
      </p>
      {children}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
