import { t } from "@lingui/core/macro";
import type { Notify } from "./notice.ts";

type Act = { key: string; message: string; send: () => Promise<void>; takeBack: () => void };

/** What can't be brought back once it is sent, and so is sent in a while: until then it can be taken back. */
export type Postponed = {
  add(act: Act): void;
  /** Sends at once what still waits. */
  flush(): Promise<void>;
};

export function createPostponed(notify: Notify): Postponed {
  const waiting = new Map<string, () => Promise<void>>();

  return {
    add({ key, message, send, takeBack }) {
      waiting.set(key, sendOnce);
      notify({
        tone: "done",
        message,
        action: {
          label: t`Undo`,
          run() {
            waiting.delete(key);
            takeBack();
          },
        },
        onExpire: () => void sendOnce(),
      });

      async function sendOnce(): Promise<void> {
        if (waiting.delete(key)) await send();
      }
    },
    async flush() {
      await Promise.all([...waiting.values()].map((sendNow) => sendNow()));
    },
  };
}
