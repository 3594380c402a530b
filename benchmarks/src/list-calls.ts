import { query } from "./calls.ts";
import type { HttpCall } from "./connection.ts";

export type ListCall = { name: string; by: "members" | "admins"; call: HttpCall };

const limit = 10;

/** Every list, as it is asked for; the words are those of the seed, and so found again and again. */
export function listCalls({ postId }: { postId: string }): ListCall[] {
  return [
    own("tasks.list", {}),
    own("tasks.list", { search: "invoice" }, "search"),
    own("tasks.list", { tag: "garden" }, "tag"),
    own("tasks.list", { sort: "dueAt", order: "asc" }, "by due date"),
    own("posts.list", {}),
    own("posts.list", { search: "invoice" }, "search"),
    own("comments.list", { postId, limit: 5 }),
    own("products.list", {}),
    own("products.list", { search: "oak" }, "search"),
    own("orders.list", {}),
    own("orders.list", { status: "delivered" }, "own, by status"),
    everybodys("orders.list", { scope: "all" }, "all"),
    everybodys("orders.list", { scope: "all", status: "delivered" }, "all, by status"),
    everybodys("users.list", {}),
    everybodys("users.list", { search: "example" }, "search"),
    everybodys("audit.list", {}),
    everybodys("audit.list", { action: "password.changed" }, "by action"),
  ];
}

function own(procedure: string, input: object, what?: string): ListCall {
  return { name: nameOf(procedure, what), by: "members", call: listing(procedure, input) };
}

function everybodys(procedure: string, input: object, what?: string): ListCall {
  return { name: nameOf(procedure, what), by: "admins", call: listing(procedure, input) };
}

function nameOf(procedure: string, what: string | undefined): string {
  return what === undefined ? procedure : `${procedure}, ${what}`;
}

function listing(procedure: string, input: object): HttpCall {
  return query(procedure, { limit, ...input });
}
