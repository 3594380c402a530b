import type { Context } from "hono";
import { refuse } from "#http/api-error.ts";
import type { HttpBindings } from "#http/bindings.ts";
import { mediaType } from "#http/media-type.ts";
import type { Operation } from "./operations.ts";
import { queryOf, takesIfMatch } from "./read-input.ts";

/** Refuses what no operation of this kind can mean, before the procedure is called; nothing of it is silently left out. */
export function refuseUnfit(c: Context<HttpBindings>, operation: Operation): Response | null {
  const isRead = operation.route.method === "GET";
  if (!isRead && !isJsonOrEmpty(c)) return refuse(c, { code: "UNSUPPORTED_MEDIA_TYPE" });
  const message = complaint(c, operation, isRead);
  return message === null ? null : refuse(c, { code: "VALIDATION_FAILED", issues: [] }, message);
}

function complaint(
  { req }: Context<HttpBindings>,
  operation: Operation,
  isRead: boolean,
): string | null {
  if (queryOf(req) !== "") {
    if (!isRead) return "Send the fields in the body, as JSON, not in the address.";
    if (operation.input === null) return "There are no parameters here.";
  }
  if (req.header("if-match") !== undefined && !takesIfMatch(operation)) {
    return "If-Match is for PATCH of what has a version.";
  }
  if (req.header("if-none-match") !== undefined && !isRead) return "If-None-Match is for GET.";
  return null;
}

/** A body says what it is; none at all need not. */
function isJsonOrEmpty(c: Context<HttpBindings>): boolean {
  const type = mediaType(c);
  if (type !== null) return type === "application/json";
  const length = c.req.header("content-length") ?? "0";
  return length === "0" && c.req.header("transfer-encoding") === undefined;
}
