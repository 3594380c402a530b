import { z } from "zod";
import type { Container } from "#container.ts";
import { Access } from "#trpc/access.ts";
import type { RestRoute } from "#trpc/rest-route.ts";
import { fieldsOf } from "./declared-schema.ts";

/** A procedure that is called over REST. */
export type Operation = {
  /** The procedure's path, like `tasks.create`. */
  path: string;
  type: "query" | "mutation";
  access: Access;
  route: RestRoute;
  input: z.ZodType | null;
  /** What the input is made of, by name. */
  fields: Map<string, z.ZodType>;
};

/** Every procedure that says where it is called over REST. */
export function operationsOf(router: Container["router"]): Operation[] {
  const procedures: Record<string, unknown> = router._def.procedures;
  return Object.entries(procedures).flatMap(([path, procedure]) => {
    if (typeof procedure !== "function" || !("_def" in procedure)) return [];
    const { type, meta, inputs } = Definition.parse(procedure._def);
    const { access, rest: route } = meta;
    if (!route || type === "subscription") return [];
    const [input = null, another] = inputs;
    if (another) throw new Error(`${path} has two inputs, of which REST reads one.`);
    return { path, type, access, route, input, fields: fieldsOf(input) };
  });
}

/** The names in a path's braces. */
export function namesIn(path: string): string[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
}

/** What tRPC keeps of a procedure. */
const Definition = z.object({
  type: z.enum(["query", "mutation", "subscription"]),
  meta: z.object({
    access: Access,
    rest: z
      .object({
        method: z.enum(["GET", "POST", "PATCH", "DELETE"]),
        path: z.string(),
        status: z.literal([200, 201, 204]),
      })
      .optional(),
  }),
  inputs: z.array(z.instanceof(z.ZodType)).default([]),
});
