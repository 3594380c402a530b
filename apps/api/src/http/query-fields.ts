import { TRPCError } from "@trpc/server";
import type { Context } from "hono";
import type { z } from "zod";
import { fieldsOf } from "#http/rest/declared-schema.ts";
import { queryOf } from "#http/rest/read-input.ts";
import { queryReader } from "#http/rest/read-query.ts";
import type { HttpBindings } from "./bindings.ts";

/** How to read what an address asks for; it throws what a procedure throws for bad input. */
export function queryParser<Schema extends z.ZodType>(
  schema: Schema,
): (c: Context<HttpBindings>) => z.output<Schema> {
  const readQuery = queryReader(fieldsOf(schema));
  return ({ req }) => {
    const { data, error: cause } = schema.safeParse(readQuery(queryOf(req)));
    if (cause) throw new TRPCError({ code: "BAD_REQUEST", cause });
    return data;
  };
}
