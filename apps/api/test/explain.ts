import { z } from "zod";
import { openBulkClient } from "@tenon/db/bulk-client";
import type { Statement } from "./record-statements.ts";

/** A step of a plan as Postgres ran it. */
export type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string | undefined;
  "Index Name"?: string | undefined;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number | undefined;
  "Rows Removed by Index Recheck"?: number | undefined;
  Plans?: PlanNode[] | undefined;
};

/** How Postgres ran a statement: every step, pages of 8 kB it looked at, and milliseconds. */
export type RunPlan = { nodes: PlanNode[]; buffers: number; milliseconds: number };

type Client = Awaited<ReturnType<typeof openBulkClient>>;

/**
 * The plans of each statement: the one at first, and the one that its prepared statement stays with.
 * After five runs Postgres takes one for any values, if that seems to cost no more.
 */
export async function explain(url: string, statements: Statement[]): Promise<RunPlan[]> {
  await using client = await openBulkClient(url);
  const plans: RunPlan[] = [];
  for (const [index, statement] of statements.entries()) {
    const name = `explained_${index}`;
    await client.query({ name, ...statement });
    const values = statement.values.map((value) => literal(client, value));
    const execute = `EXECUTE ${name}${values.length > 0 ? `(${values.join(", ")})` : ""}`;
    plans.push(await run(client, execute));
    for (let times = 0; times < runsBeforeItStays; times += 1) await client.query(execute);
    plans.push(await run(client, execute));
  }
  return plans;
}

/** Of a table or an index, also those that it was not looking for. */
export function rowsRead(node: PlanNode): number {
  if (!("Relation Name" in node || "Index Name" in node)) return 0;
  const removed =
    (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return Math.round((node["Actual Rows"] + removed) * node["Actual Loops"]);
}

const runsBeforeItStays = 5;

const PlanNode: z.ZodType<PlanNode> = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().optional(),
  "Rows Removed by Index Recheck": z.number().optional(),
  get Plans() {
    return z.array(PlanNode).optional();
  },
});

const Explained = z.object({
  "QUERY PLAN": z.tuple([
    z.object({
      Plan: z.intersection(
        PlanNode,
        z.object({ "Shared Hit Blocks": z.number(), "Shared Read Blocks": z.number() }),
      ),
      "Execution Time": z.number(),
    }),
  ]),
});

async function run(client: Client, execute: string): Promise<RunPlan> {
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${execute}`);
  const [{ Plan: plan, "Execution Time": milliseconds }] = Explained.parse(rows[0])["QUERY PLAN"];
  const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
  return { nodes: [...stepsOf(plan)], buffers, milliseconds };
}

function* stepsOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* stepsOf(child);
}

function literal(client: Client, value: unknown): string {
  if (value === null) return "NULL";
  if (value instanceof Date) return client.escapeLiteral(value.toISOString());
  const list = z.array(z.string()).safeParse(value);
  if (list.success) return client.escapeLiteral(`{${list.data.map(quoted).join(",")}}`);
  return client.escapeLiteral(z.coerce.string().parse(value));
}

function quoted(item: string): string {
  return JSON.stringify(item);
}
