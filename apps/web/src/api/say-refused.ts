import { t } from "@lingui/core/macro";
import type { Notify } from "./notice.ts";

/** The change that was refused, and how to make it anew. */
type Refused = { key: string; again: () => void };

/** Says that a change was refused, and why. It is kept until the person tries again or puts that away. */
export type SayRefused = (message: string, error: unknown, refused: Refused) => void;

type Dependencies = {
  notify: Notify;
  describeError: (error: unknown) => string;
  drop: (key: string) => void;
};

export function createSayRefused({ notify, describeError, drop }: Dependencies): SayRefused {
  return (message, error, { key, again }) =>
    notify({
      tone: "failed",
      message: `${message} ${describeError(error)}`,
      action: {
        label: t`Try again`,
        run() {
          drop(key);
          again();
        },
      },
      onExpire: () => drop(key),
    });
}
