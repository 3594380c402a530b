import type { ReactNode } from "react";
import classes from "./status-mark.module.css";

/** How something stands, or a word about what it is. */
export type StatusTone = keyof typeof signs;

type StatusMarkProps = { tone: StatusTone; children: ReactNode };

/** One word with a colour, and with a sign for those who don't tell colours apart. */
export function StatusMark({ tone, children }: StatusMarkProps) {
  const sign = signs[tone];
  return (
    <span className={classes.mark} data-tone={tone}>
      {sign !== null && (
        <svg className={classes.sign} viewBox="0 0 8 8" aria-hidden="true">
          {sign}
        </svg>
      )}
      <span className={classes.word}>{children}</span>
    </span>
  );
}

const signs = {
  /** Something is still to come. */
  active: <circle cx="4" cy="4" r="2.5" fill="currentColor" />,
  /** Nothing is done before somebody does something. */
  waiting: <circle cx="4" cy="4" r="2.5" />,
  /** It is on its way. */
  moving: <path d="M1 4h5.5M4.2 1.7L6.5 4 4.2 6.3" />,
  /** It came to a good end. */
  done: <path d="M1 4.4l2 2L7 1.8" />,
  /** Nothing happens, and nothing is wrong. */
  idle: <circle cx="4" cy="4" r="2.5" />,
  warning: <path d="M4 .8v4M4 7.2h.01" />,
  wrong: <path d="M4 .8v4M4 7.2h.01" />,
  ended: <path d="M1.5 1.5l5 5M6.5 1.5l-5 5" />,
  /** What sets one apart from the others. */
  special: null,
  plain: null,
} as const;
