import { useEffect, useState } from "react";

/** Where a server in development, without a mail server, shows its mails. */
export const devMailbox = "/dev/mail";

const ownMachine = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether the server shows its mails instead of sending them; it does so to its own machine only. */
export function useDevMailbox(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    hasDevMailbox(leaving.signal)
      .then(setThere)
      .catch(() => {});
    return () => leaving.abort();
  }, []);
  return isThere;
}

async function hasDevMailbox(signal: AbortSignal): Promise<boolean> {
  if (!ownMachine.has(window.location.hostname)) return false;
  const { ok } = await fetch(`${devMailbox}.json`, { method: "HEAD", signal });
  return ok;
}
