import type { Session } from "./session.ts";

/** What a link asks of `fetch`: an absent signal is spelled out as undefined. */
type Init = Omit<RequestInit, "signal"> & { signal?: AbortSignal | null | undefined };
type Fetch = (input: RequestInfo | URL, init?: Init) => Promise<Response>;

/**
 * Sends the access token along, and once more with a new one when it is refused.
 * A batch is refused as a whole before anything is done, so that nothing can happen twice.
 */
export function authorizedFetch(
  session: Pick<Session, "token" | "tokenInsteadOf">,
  fetch: (input: RequestInfo | URL, init: RequestInit) => Promise<Response>,
): Fetch {
  return async (input, init) => {
    const token = await session.token();
    const response = await fetch(input, withToken(token, init));
    if (response.status !== 401 || token === null) return response;
    const next = await session.tokenInsteadOf(token);
    return next === null ? response : fetch(input, withToken(next, init));
  };
}

function withToken(token: string | null, { signal = null, ...init }: Init = {}): RequestInit {
  const headers = new Headers(init.headers);
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  return { ...init, signal, headers };
}
