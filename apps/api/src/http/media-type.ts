import type { Context } from "hono";

/** What a request says its body is, without parameters; null when it does not say. */
export function mediaType(c: Context): string | null {
  return c.req.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? null;
}
