import { type CallName, callNames } from "./calls.ts";
import type { Comparison, Ratio } from "./compare.ts";
import { contenderNames, labels } from "./contenders.ts";
import type { EventDelivery } from "./event-delivery.ts";
import type { Sale } from "./hot-product.ts";
import type { Cost } from "./list-scale.ts";
import type { Round } from "./measure-call.ts";
import type { Results } from "./run-benchmarks.ts";
import type { Size } from "./seeded-tenon.ts";
import type { TypeCost } from "./types/compile.ts";
import type { ProgramCosts } from "./types/measure-types.ts";
import type { ProgramName } from "./types/programs.ts";
import type { WorkerGain } from "./worker-gain.ts";

/** The results as a few small tables for people. */
export function describeResults({
  calls,
  signIn,
  hotProduct,
  events,
  workers,
  lists,
  types,
}: Results): string {
  const sections = callNames.flatMap((name) => describeCall(name, calls[name]));
  return [
    ...sections,
    ...(signIn ? [describeSignIn(signIn)] : []),
    ...(hotProduct ? [describeHotProduct(hotProduct)] : []),
    ...(events ? [describeEvents(events)] : []),
    ...(workers ? [describeWorkers(workers)] : []),
    ...(lists ? [describeLists(lists)] : []),
    ...(types ? [describeTypes(types)] : []),
  ].join("\n\n");
}

const titles: Record<CallName, string> = { list: "tasks.list, 20 of 100", create: "tasks.create" };
const widths = { name: 32, figure: 14 };

/**
 * Tenon costs at most this many times what the bare server costs, and less than the starter.
 * Beside a flood of sign-ins others wait at most this many times as long as without it.
 * A change costs at most this many times the same without its event.
 * A list of a large database costs at most this many times the one of a small database.
 * Checking a caller takes with 500 procedures at most this many times as long as with 50.
 */
const aims = { bare: 1.5, starter: 1, flood: 3, event: 1.25, scale: 1.3, types: 1.5 };

function describeCall(name: CallName, comparison: Comparison | undefined): string[] {
  if (!comparison) return [];
  const { figures, tenonToBare, tenonToStarter } = comparison;
  const lines = [
    row(titles[name], ["CPU ms/call", "p50 ms", "p99 ms", "calls/s"]),
    ...contenderNames.map((contender) => row(labels[contender], written(figures[contender]))),
    row("Tenon / bare", [
      times(tenonToBare.cpu),
      times(tenonToBare.p50),
      times(tenonToBare.p99),
      times(tenonToBare.perSecond),
    ]),
    row("Tenon / starter", [
      times(tenonToStarter.cpu),
      times(tenonToStarter.p50),
      times(tenonToStarter.p99),
      times(tenonToStarter.perSecond),
    ]),
    `CPU: ${judge(tenonToBare.cpu, aims.bare)} of bare; ${judge(tenonToStarter.cpu, aims.starter)} of the starter.`,
  ];
  return [lines.join("\n")];
}

function describeSignIn({ flood, timing }: NonNullable<Results["signIn"]>): string {
  return [
    "Signing in",
    `  users.me beside 50 sign-ins at a time (${flood.signInsPerSecond.toFixed(0)} a second): p99 ${flood.floodedP99.toFixed(1)} ms, alone ${flood.quietP99.toFixed(1)} ms;`,
    `  times ${judge(flood.ratio, aims.flood)}.`,
    `  A refused sign-in takes ${timing.known.toFixed(1)} ms for a known account, ${timing.unknown.toFixed(1)} ms for an unknown one:`,
    `  apart by ${(timing.share * 100).toFixed(1)} % of one password hash (${timing.hash.toFixed(1)} ms).`,
  ].join("\n");
}

function describeHotProduct(results: NonNullable<Results["hotProduct"]>): string {
  const { customers, stock, cpu, tenon, bare, tenonToBare, others } = results;
  return [
    row(`One product, ${stock} orders`, ["orders/s", "p50 ms", "p99 ms", "p99 / p50", "shares"]),
    row("Tenon", describeSale(tenon)),
    row("bare SQL, no server", describeSale(bare)),
    row("Tenon / bare SQL", [
      times(tenonToBare.perSecond),
      times(tenonToBare.p50),
      times(tenonToBare.p99),
    ]),
    `  ${customers} customers at a time bought all of it, no piece twice; shares are what one of them got, at least and at most.`,
    `  The server used ${cpu.toFixed(2)} ms of processor time for each order.`,
    `  users.me of others meanwhile: p99 ${others.busyP99.toFixed(1)} ms, alone ${others.quietP99.toFixed(1)} ms; ${describeRatio(others.ratio)}.`,
  ].join("\n");
}

function describeSale({ perSecond, p50, p99, fewest, most }: Sale): string[] {
  const figures = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), (p99 / p50).toFixed(2)];
  return [...figures, `${fewest.toFixed(2)}–${most.toFixed(2)}`];
}

function describeEvents({ deliveries, costs }: NonNullable<Results["events"]>): string {
  const { postgres, redis } = deliveries;
  const title = `Events on ${postgres.streams} streams`;
  return [
    row(title, ["a second", "p50 ms", "p99 ms", "heard", "missing", "kB a stream"]),
    row("PostgreSQL wakes", describeDelivery(postgres)),
    ...(redis ? [row("Redis wakes", describeDelivery(redis))] : []),
    `  Times are from the answer to a change until it was heard at another server.`,
    ...(redis
      ? []
      : ["  No redis-server or valkey-server was found, so PostgreSQL alone was measured."]),
    ...costs.map(
      ({ procedure, cpu, p50: latency }) =>
        `  ${procedure} with its event / without: CPU ${judge(cpu, aims.event)}; p50 ${describeRatio(latency)}.`,
    ),
  ].join("\n");
}

function describeDelivery(delivery: EventDelivery): string[] {
  const { perSecond, p50, p99, heard, missing, memoryPerStream } = delivery;
  const figures = [p50.toFixed(1), p99.toFixed(1), `${heard}`, `${missing}`];
  return [`${perSecond}`, ...figures, memoryPerStream.toFixed(0)];
}

function describeWorkers(gain: WorkerGain): string {
  return [
    row("Calls a second", ["one worker", "two workers", "ratio", "least", "most"]),
    ...callNames.map((name) => {
      const { one, two, ratio } = gain[name];
      const rounds = [ratio.least.toFixed(2), ratio.most.toFixed(2)];
      return row(titles[name], [one.toFixed(0), two.toFixed(0), times(ratio), ...rounds]);
    }),
    "  PostgreSQL and the load had the same cores.",
  ].join("\n");
}

function describeLists({ small, large, lists }: NonNullable<Results["lists"]>): string {
  const title = `CPU ms/call, server + PostgreSQL`;
  return [
    row(title, ["small", "large", "ratio", "PG alone", "verdict"]),
    ...lists.map(({ name, ratio, postgresRatio, ...costs }) =>
      row(name, [
        describeCost(costs.small),
        describeCost(costs.large),
        times(ratio),
        postgresRatio ? times(postgresRatio) : "?",
        ratio.median <= aims.scale ? "within" : "above",
      ]),
    ),
    `  Small: ${describeSize(small)}. Large: ${describeSize(large)}. The aim is ${aims.scale.toFixed(1)}.`,
  ].join("\n");
}

function describeCost({ server, postgres }: Cost): string {
  return `${server.toFixed(2)} + ${postgres?.toFixed(2) ?? "?"}`;
}

function describeSize({ users, tasks, products, orders, posts }: Size): string {
  return `${users} users, ${tasks} tasks, ${orders} orders, ${posts} posts, ${products} products`;
}

function describeTypes(types: ProgramCosts[]): string {
  return types
    .map(({ name, costs, checkRatio }) => {
      const figures = (measure: keyof TypeCost) => describeCosts(costs, measure);
      return [
        row(programs[name], ["50", "500", "500 / 50", "Tenon"]),
        row("check ms", figures("checkMs")),
        row("memory MB", figures("memoryMb")),
        row("instantiations", figures("instantiations")),
        row("types", figures("types")),
        `  Check, 500 to 50: ${name === "api" ? describeRatio(checkRatio) : judge(checkRatio, aims.types)}.`,
        ...(name === "web" ? ["  Of Tenon, it is the whole web app."] : []),
      ].join("\n");
    })
    .join("\n\n");
}

const programs: Record<ProgramName, string> = {
  api: "Types of the API",
  web: "Types of a screen",
  outside: "Types of a service outside",
};

function describeCosts(costs: ProgramCosts["costs"], measure: keyof TypeCost): string[] {
  const [few, many, tenon] = [costs["50"][measure], costs["500"][measure], costs.tenon[measure]];
  return [few.toFixed(0), many.toFixed(0), `× ${(many / few).toFixed(2)}`, tenon.toFixed(0)];
}

function written({ cpu, p50, p99, perSecond }: Round): string[] {
  return [cpu.toFixed(3), p50.toFixed(1), p99.toFixed(1), perSecond.toFixed(0)];
}

function judge(ratio: Ratio, aim: number): string {
  const verdict = ratio.median <= aim ? "within" : "above";
  return `${describeRatio(ratio)}, ${verdict} the aim of ${aim}`;
}

function describeRatio({ median, least, most }: Ratio): string {
  return `${median.toFixed(2)} (rounds ${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function times({ median }: Ratio): string {
  return `× ${median.toFixed(2)}`;
}

function row(name: string, cells: string[]): string {
  return name.padEnd(widths.name) + cells.map((cell) => cell.padStart(widths.figure + 1)).join("");
}
