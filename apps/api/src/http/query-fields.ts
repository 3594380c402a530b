import { TRPCError } from "@trpc/server";
import type { Context } from "hono";
import type { z } from "zod";
import type { HttpBindings } from "./bindings.ts";

/** The parameters of an address, each there once; throws what a procedure throws for bad input. */
export function readQuery<Schema extends z.ZodType>(
  c: Context<HttpBindings>,
  schema: Schema,
): z.output<Schema> {
  const fields = Object.entries(c.req.queries()).map(([name, values]) => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  const { data, error: cause } = schema.safeParse(Object.fromEntries(fields));
  if (cause) throw new TRPCError({ code: "BAD_REQUEST", cause });
  return data;
}
