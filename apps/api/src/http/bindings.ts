import type { HttpBindings as NodeBindings } from "@hono/node-server";

/** What Hono's context carries here. */
export type HttpBindings = { Bindings: NodeBindings; Variables: { requestId: string } };
