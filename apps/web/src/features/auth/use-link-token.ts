import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/**
 * The token of a mailed link, taken out of the address bar and held by the screen alone; null when there is none.
 * It comes after the `#`, which no server and no log gets to see.
 */
export function useLinkToken(): string | null {
  const navigate = useNavigate();
  const found = useLocation({ select: ({ hash }) => readLinkToken(hash) });
  const [token, setToken] = useState(found);
  if (found !== null && found !== token) setToken(found);
  useEffect(() => {
    if (found !== null) void navigate({ to: ".", hash: "", replace: true });
  }, [found, navigate]);
  return token;
}

/** A link that was cut short on its way has none. */
export function readLinkToken(hash: string): string | null {
  return /^token=([\w-]{16,128})$/.exec(hash)?.[1] ?? null;
}
