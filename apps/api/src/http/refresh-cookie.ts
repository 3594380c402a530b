import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { serialize } from "hono/utils/cookie";
import { AppError } from "#platform/errors/app-error.ts";
import { isLoopback } from "#platform/network/loopback.ts";
import type { RefreshCookie } from "#trpc/refresh-cookie.ts";
import { callsWithApiKey } from "./api-key-request.ts";
import type { HttpBindings } from "./bindings.ts";

type Options = { publicUrl: URL; headers: Headers; streams: boolean };

/** Behind https the name is bound to this very host; on http://localhost not every browser allows that. */
export function createRefreshCookie(
  c: Context<HttpBindings>,
  { publicUrl, headers, streams }: Options,
): RefreshCookie {
  const secure = publicUrl.protocol === "https:";
  const name = secure ? "__Host-tenon-refresh" : "tenon-refresh";
  const attributes = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;

  return {
    read: () => sent() ?? null,
    assertWritable() {
      if (!secure && !isLoopback(publicUrl.hostname)) {
        throw new AppError({ code: "FORBIDDEN" }, { message: insecureText(publicUrl) });
      }
      if (streams) throw new AppError({ code: "FORBIDDEN" }, { message: streamText });
    },
    write: (token, maxAge) => set(token, maxAge),
    clear() {
      if (sent() !== undefined && !streams) set("", 0);
    },
  };

  function sent(): string | undefined {
    return callsWithApiKey(c) ? undefined : getCookie(c, name);
  }

  function set(value: string, maxAge: number): void {
    headers.append("set-cookie", serialize(name, value, { ...attributes, maxAge }));
  }
}

function insecureText({ origin }: URL): string {
  return `Browsers can't be kept signed in at ${origin}: without https the session could be read on its way. Put https in front of this server and set PUBLIC_URL to it, or open it on this machine at http://localhost.`;
}

const streamText =
  "Calls that set the session's cookie can't be streamed, as the headers are gone by then: send auth calls by httpLink or httpBatchLink.";
