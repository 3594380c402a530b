import type { Context } from "hono";
import type { HttpBindings } from "#http/bindings.ts";
import { isRecord } from "#trpc/is-record.ts";
import { entityTag, isKnown } from "./entity-tag.ts";
import type { Operation } from "./operations.ts";
import { queryOf } from "./read-input.ts";

/** Answers a request with what its procedure answered, and says in headers what HTTP has headers for. */
type AnswerOutput = (c: Context<HttpBindings>, output: unknown, headers: Headers) => Response;

/** `location` is where one finds by its id what was made; null when that is nowhere. */
export function outputWriter({ route }: Operation, location: string | null): AnswerOutput {
  const { method, status } = route;
  return (c, output, headers) => {
    if (status === 204) return new Response(null, { status, headers });
    const body = JSON.stringify(output);
    const { id, version, nextCursor } = isRecord(output) ? output : {};
    if (typeof version === "number") {
      const tag = entityTag(version, body);
      headers.set("ETag", tag);
      if (method === "GET" && isKnown(tag, c.req.header("if-none-match"))) {
        return new Response(null, { status: 304, headers });
      }
    }
    if (location !== null && typeof id === "string") headers.set("Location", `${location}/${id}`);
    if (method === "GET" && typeof nextCursor === "string") {
      headers.set("Link", nextPage(c, nextCursor));
    }
    headers.set("Content-Type", "application/json");
    return new Response(body, { status, headers });
  };
}

/** The same list from where this page ends (RFC 8288), seen from whatever origin was asked. */
function nextPage({ req }: Context<HttpBindings>, cursor: string): string {
  const query = new URLSearchParams(queryOf(req));
  query.set("cursor", cursor);
  return `<${new URL(req.url).pathname}?${query.toString()}>; rel="next"`;
}
