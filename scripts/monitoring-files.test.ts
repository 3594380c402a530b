import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createApp } from "@tenon/api/app";
import { createContainer } from "@tenon/api/container";
import { parseEnv } from "@tenon/api/env";
import { createLogger } from "@tenon/api/platform/logging/logger";
import { type Exposed, namesOf, readExposition } from "@tenon/api/testing/exposition";
import { jsonEntries } from "@tenon/config/gates/json-entries";
import { root } from "./runtime/workspace.ts";

const rules = "deploy/prometheus/tenon.rules.yaml";
const dashboard = "deploy/grafana/tenon.json";

let exposed: Exposed;
let documented: Map<string, { type: string; labels: string[] }>;
beforeAll(async () => {
  [exposed, documented] = await Promise.all([exposeServer(), readDocument()]);
});

describe("what Prometheus is asked for", () => {
  it.each([rules, dashboard])("in %s is written as it reads it", async (file) => {
    const asked = await expressionsIn(file);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((expression) => !isReadable(expression))).toEqual([]);
    expect(isReadable("sum(rate(tenon_calls_total[5m])")).toBe(false);
  });

  it.each([rules, dashboard])("in %s is there, with the labels it is asked by", async (file) => {
    for (const expression of await expressionsIn(file)) {
      const metrics = namesIn(expression, "Identifier");
      expect(metrics).not.toEqual([]);
      expect(knownMetrics()).toEqual(expect.arrayContaining(metrics));
      const labels = metrics.flatMap(labelsOf);
      expect([...ofPrometheus.labels, ...labels]).toEqual(
        expect.arrayContaining(namesIn(expression, "LabelName")),
      );
    }
  });
});

describe("docs/metrics.md", () => {
  it("has every metric of ours, and none besides", () => {
    const ours = [...exposed.types].filter(([name]) => name.startsWith("tenon_"));
    expect(new Map([...documented].map(([name, { type }]) => [name, type]))).toEqual(new Map(ours));
  });

  it("has the labels of each", () => {
    for (const { name, labels } of exposed.samples) {
      const { le: _bound, ...own } = labels;
      const metric =
        documented.get(name.replace(/_(bucket|sum|count)$/, "")) ?? documented.get(name);
      if (metric) expect(Object.keys(own).toSorted()).toEqual(metric.labels.toSorted());
    }
  });
});

describe("the dashboard", () => {
  it("has panels that lie beside each other, each with a title and a number of its own", async () => {
    const panels = fieldsOf(fieldsOf(JSON.parse(await read(dashboard)))["panels"]);
    const places = Object.values(panels).map((panel) => {
      const { id, title, gridPos } = fieldsOf(panel);
      const { x, y, w, h } = fieldsOf(gridPos);
      return { id, title, x: Number(x), y: Number(y), w: Number(w), h: Number(h) };
    });
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    expect(places.filter(({ title }) => typeof title !== "string" || title === "")).toEqual([]);
    expect(places.filter(({ x, w }) => x + w > 24)).toEqual([]);
    const cells = places.flatMap(({ x, y, w, h }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)}/${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

function fieldsOf(json: unknown): Record<string, unknown> {
  return Object.fromEntries(jsonEntries(json));
}

/** What Prometheus says itself: whether it could read a server's metrics, and where. */
const ofPrometheus = { metrics: ["up"], labels: ["job", "instance", "le"] };

async function expressionsIn(file: string): Promise<string[]> {
  const text = await read(file);
  const found = valuesOf(file.endsWith(".json") ? JSON.parse(text) : parse(text), "expr");
  // Grafana puts its own interval in.
  return found.map((expression) => String(expression).replaceAll("$__rate_interval", "5m"));
}

/** What is called so, wherever it stands. */
function valuesOf(json: unknown, key: string): unknown[] {
  return jsonEntries(json).flatMap(([name, value]) =>
    name === key ? [value] : valuesOf(value, key),
  );
}

function isReadable(expression: string): boolean {
  let isWhole = true;
  parser.parse(expression).iterate({ enter: ({ type }) => void (isWhole &&= !type.isError) });
  return isWhole;
}

function namesIn(expression: string, kind: "Identifier" | "LabelName"): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter({ name, from, to }) {
      if (name === kind) names.push(expression.slice(from, to));
    },
  });
  return names;
}

function knownMetrics(): string[] {
  const ours = [...exposed.types].flatMap(([name, type]) => namesOf(name, type));
  return [...ofPrometheus.metrics, ...ours];
}

function labelsOf(metric: string): string[] {
  const named = documented.get(metric.replace(/_(bucket|sum|count)$/, ""));
  const told = exposed.samples.filter(({ name }) => name === metric);
  return [...(named?.labels ?? []), ...told.flatMap(({ labels }) => Object.keys(labels))];
}

/** A server's metrics without a database: all there are, of which some know nothing. */
async function exposeServer(): Promise<Exposed> {
  const env = parseEnv({
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
    METRICS_PORT: "9464",
  });
  const logger = createLogger({ level: "silent", format: "json" });
  const container = createContainer(env, logger);
  createApp({ env, logger, container, notReady: async () => null });
  const { text } = (await container.metrics?.expose()) ?? { text: "" };
  await container.close();
  return readExposition(text);
}

/** The rows of its table. */
async function readDocument(): Promise<typeof documented> {
  const rows = (await read("docs/metrics.md")).matchAll(
    /^\| `(tenon_\w+)` +\| (\w+) +\| ([^|]*)\|/gm,
  );
  return new Map(
    Array.from(rows, ([, name = "", type = "", labels = ""]) => [
      name,
      { type, labels: Array.from(labels.matchAll(/`(\w+)`/g), ([, label = ""]) => label) },
    ]),
  );
}

function read(file: string): Promise<string> {
  return readFile(join(root, file), "utf8");
}
