import { mkdir, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { definitionOf, isMutation } from "./definition-of.ts";
import { explain, type PlanNode, rowsRead, type RunPlan } from "./explain.ts";
import { type LargeWorld, makeLargeWorld, sizes } from "./large-world.ts";
import { type AskForPage, type ListCase, listCases } from "./list-cases.ts";
import { recordStatements, type Statement } from "./record-statements.ts";

const isFull = process.env["LIST_PLANS"] === "full";
const size = isFull ? sizes.full : sizes.small;
vi.setConfig({ testTimeout: 60_000, hookTimeout: isFull ? 1_800_000 : 120_000 });

let app: TestApp;
let world: LargeWorld;
/** What every call asks, to know who calls. */
let always: Set<string>;
let largeTables: Set<string>;
const found: { name: string; plans: RunPlan[] }[] = [];

beforeAll(async () => {
  app = await createTestApp({ RATE_LIMIT_SCALE: "1000" });
  world = await makeLargeWorld(app, size);
  const { statements } = await recordStatements(app, () => world.member.users.me.query());
  always = new Set(statements.map(({ text }) => text));
  const { rows } = await app.container.database.pool.query<{ relname: string }>(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > 10000",
  );
  largeTables = new Set(rows.map(({ relname }) => relname));
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  if (isFull) await writeTable();
});

it("has a case for every procedure that answers pages", () => {
  const lists = Object.keys(app.container.router._def.procedures).filter(
    (path) => !isMutation(app, path) && answersPages(path),
  );
  const covered = new Set(Object.keys(listCases).map((name) => name.split(",")[0]));
  expect(lists.filter((path) => !covered.has(path))).toEqual([]);
  expect(lists.length).toBeGreaterThan(8);
});

it("stands on tables that are worth an index", () => {
  const tables = ["users", "tasks", "posts", "comments", "products", "orders", "order_lines"];
  const filled = ["stock_entries", "sessions", "api_keys", "audit_entries"];
  expect([...largeTables]).toEqual(expect.arrayContaining([...tables, ...filled]));
});

it.each(Object.entries(listCases))("%s reads no more than it has to", async (name, listCase) => {
  const plans = await plansOf(listCase);
  found.push({ name, plans });
  expect(complaintsAbout(plans, listCase)).toEqual([]);
});

it("complains when an index is missing", async () => {
  const { pool } = app.container.database;
  const name = "orders_created_at_id_idx";
  const { rows } = await pool.query<{ definition: string }>(
    "SELECT pg_get_indexdef($1::regclass) AS definition",
    [name],
  );
  await pool.query(`DROP INDEX ${name}`);
  const all: ListCase = {
    asks: ({ admin }) => [() => admin.orders.list.query({ scope: "all" })],
  };
  expect(complaintsAbout(await plansOf(all), all)).toContain("Seq Scan on orders");
  await pool.query(rows[0]?.definition ?? "");
});

async function plansOf({ asks }: ListCase): Promise<RunPlan[]> {
  const statements: Statement[] = [];
  for (const ask of asks(world)) statements.push(...(await statementsOf(ask)));
  return explain(app.env.DATABASE_URL, statements);
}

/** Of the first page, and of the second where there is one. */
async function statementsOf(ask: AskForPage): Promise<Statement[]> {
  const first = await recordStatements(app, () => ask());
  const Page = z.object({ nextCursor: z.string() });
  const { data: next } = Page.safeParse(first.answer);
  const second = next && (await recordStatements(app, () => ask(next.nextCursor)));
  return [...first.statements, ...(second?.statements ?? [])].filter(
    ({ text }) => !always.has(text),
  );
}

/** A list reads no table in full, and in no step more rows than one person owns: what it sorts and filters is bounded by that, too. */
function complaintsAbout(plans: RunPlan[], { readsMore }: ListCase): string[] {
  const most = readsMore === undefined ? size.tasks / size.users : Infinity;
  return plans.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      const { "Node Type": type, "Relation Name": table = "" } = node;
      if (type === "Seq Scan" && largeTables.has(table)) return [`${type} on ${table}`];
      const rows = rowsRead(node);
      return rows > most ? [`${rows} rows read by ${type} on ${indexOrTable(node)}`] : [];
    }),
  );
}

function indexOrTable(node: PlanNode): string {
  return node["Index Name"] ?? node["Relation Name"] ?? "nothing";
}

function answersPages(path: string): boolean {
  const output: unknown = Reflect.get(definitionOf(app, path), "output");
  return output instanceof z.ZodObject && "nextCursor" in output.shape;
}

/** For docs/benchmarks.md. */
async function writeTable(): Promise<void> {
  const lines = found.map(({ name, plans }) => {
    const nodes = plans.flatMap((plan) => plan.nodes);
    const indexes = new Set(nodes.flatMap((node) => node["Index Name"] ?? []));
    const most = (values: number[]) => Math.max(...values);
    const cells = [
      name,
      [...indexes].map((index) => `\`${index}\``).join(", "),
      most(nodes.map(rowsRead)).toLocaleString("en"),
      most(plans.map(({ buffers }) => buffers)).toLocaleString("en"),
      most(plans.map(({ milliseconds }) => milliseconds)).toFixed(1),
      listCases[name]?.readsMore ?? "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const heads = ["list", "indexes", "rows", "pages", "ms", "reads"];
  const table = [`| ${heads.join(" | ")} |`, `|${" --- |".repeat(heads.length)}`, ...lines];
  const folder = new URL("../../../benchmarks/results/", import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("list-plans.md", folder), `${table.join("\n")}\n`);
}
