import type { HttpCall } from "./connection.ts";

/** The calls that are compared. */
export const callNames = ["list", "create"] as const;
export type CallName = (typeof callNames)[number];

/** How a server wants to be asked for them. */
export type Calls = Record<CallName, HttpCall>;

const newTask = { title: "Water the plants on the balcony" };

export const trpcCalls: Calls = {
  list: query("tasks.list", {}),
  create: mutation("tasks.create", newTask),
};

export const restCalls: Calls = {
  list: { method: "GET", path: "/tasks?limit=20" },
  create: { method: "POST", path: "/tasks", body: JSON.stringify(newTask) },
};

export function query(procedure: string, input?: unknown): HttpCall {
  const search =
    input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  return { method: "GET", path: `/trpc/${procedure}${search}` };
}

export function mutation(procedure: string, input: unknown): HttpCall {
  return { method: "POST", path: `/trpc/${procedure}`, body: JSON.stringify({ json: input }) };
}
