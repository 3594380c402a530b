import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { validate as validateDockerfile } from "dockerfile-utils";
import { Deployment } from "kubernetes-models/apps/v1";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import { Job } from "kubernetes-models/batch/v1";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1";
import { ConfigMap, Secret, Service } from "kubernetes-models/v1";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Env, parseEnv } from "@tenon/api/env";
import { redisPrograms, understands } from "@tenon/api/testing/redis-server";
import { jsonEntries } from "@tenon/config/gates/json-entries";
import { root } from "./runtime/workspace.ts";

const kubernetes = join(root, "deploy/kubernetes");
const samples = {
  DATABASE_URL: "postgresql://u:p@db/x",
  POSTGRES_PASSWORD: "5bd1f0",
  SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
  PUBLIC_URL: "https://tenon.example.com",
  SMTP_URL: "smtp://u:p@mail:587",
  MAIL_FROM: "no-reply@example.com",
};
// What a server needs to close once its calls are answered or cut.
const closing = 5_000;

describe("the Kubernetes manifests", () => {
  it.each(globSync("*.yaml", { cwd: kubernetes }).filter((name) => name !== "kustomization.yaml"))(
    "%s is what Kubernetes expects",
    async (name) => {
      const manifest = await readYaml(join(kubernetes, name));
      expect(() => modelOf(manifest).validate()).not.toThrow();
    },
  );

  it("are refused when they are not", () => {
    const wrong = { apiVersion: "apps/v1", kind: "Deployment", spec: { replicas: "two" } };
    expect(() => modelOf(wrong).validate()).toThrow("replicas must be integer");
  });

  it("are all in the base, but for the example of a secret", async () => {
    const { resources } = Object.fromEntries(
      jsonEntries(await readYaml(join(kubernetes, "kustomization.yaml"))),
    );
    const files = globSync("*.yaml", { cwd: kubernetes }).map((path) => basename(path));
    const applied = files.filter((name) => !/^(kustomization|secret\.example)\.yaml$/.test(name));
    expect(new Set(jsonEntries(resources).map(([, name]) => name))).toEqual(new Set(applied));
  });

  it("configure a server that starts", async () => {
    expect(await configuredEnv()).toMatchObject({ PUBLIC_URL: new URL(samples.PUBLIC_URL) });
  });

  it("give a pod the time that draining takes, and keep calls away from it first", async () => {
    const { template } = await deploymentSpec();
    const env = await configuredEnv();
    const [server] = template.spec?.containers ?? [];
    const preStop = server?.lifecycle?.preStop?.sleep?.seconds ?? 0;
    expect(preStop).toBeGreaterThan(0);
    const needed = preStop * 1000 + env.DRAIN_DELAY_MS + env.DRAIN_TIMEOUT_MS + closing;
    expect(template.spec?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(needed / 1000);
  });

  it("ask a server for its readiness, and let one live whose database is away", async () => {
    const { template } = await deploymentSpec();
    const [server] = template.spec?.containers ?? [];
    expect(server?.readinessProbe?.httpGet?.path).toBe("/readyz");
    expect(server?.livenessProbe?.httpGet?.path).toBe("/healthz");
  });

  it("let Prometheus read the metrics of a pod, and nobody else", async () => {
    const { template } = await deploymentSpec();
    const [server] = template.spec?.containers ?? [];
    const { METRICS_PORT } = await configuredEnv();
    expect(server?.ports).toContainEqual({ name: "metrics", containerPort: METRICS_PORT });
    expect(template.metadata?.annotations).toMatchObject({
      "prometheus.io/port": String(METRICS_PORT),
      "prometheus.io/path": "/metrics",
    });
    const [service, policy] = await Promise.all(
      ["service.yaml", "network-policy.yaml"].map((name) => readYaml(join(kubernetes, name))),
    );
    if (!Service.is(service) || !NetworkPolicy.is(policy)) throw new Error("There is none.");
    expect(service.spec?.ports?.map(({ targetPort }) => targetPort)).toEqual(["http"]);
    const toMetrics = policy.spec?.ingress?.filter(({ ports = [] }) =>
      ports.some(({ port }) => port === "metrics" || port === METRICS_PORT),
    );
    expect(toMetrics).toMatchObject([{ from: [{ namespaceSelector: expect.anything() }] }]);
    expect(policy.spec?.ingress?.every(({ ports = [] }) => ports.length > 0)).toBe(true);
  });
});

describe("compose.yaml", () => {
  it("configures a server that starts, and gives it the time that draining takes", async () => {
    const { environment, stop_grace_period: grace } = (await composeServices())["server"] ?? {};
    const env = parseEnv({ NODE_ENV: "production", ...settingsIn(environment) });
    const needed = env.DRAIN_DELAY_MS + env.DRAIN_TIMEOUT_MS + closing;
    expect(Number.parseInt(String(grace), 10)).toBeGreaterThanOrEqual(needed / 1000);
  });

  it("tells metrics to its own network only", async () => {
    const { environment, ports } = (await composeServices())["server"] ?? {};
    const env = parseEnv({
      NODE_ENV: "production",
      ...settingsIn(environment),
      METRICS_PORT: "9464",
    });
    expect(env.METRICS_PORT).not.toBe(env.PORT);
    expect(jsonEntries(environment).map(([name]) => name)).toContain("METRICS_PORT");
    expect(jsonEntries(ports).map(([, port]) => String(port).split(":").at(-1))).toEqual(["3000"]);
    expect(await dockerfile()).toMatch(/^ENV .*\bMETRICS_HOST=0\.0\.0\.0\b/m);
  });

  it("has no secret of its own: it asks for each", async () => {
    const text = await composeText();
    for (const name of ["POSTGRES_PASSWORD", "SECRET_KEY", "SMTP_URL", "PUBLIC_URL", "MAIL_FROM"]) {
      expect(text).toContain(`${name}:?is required`);
    }
  });
});

describe("the Redis of compose.yaml", () => {
  it("is for those who ask for it: no other service waits for it", async () => {
    const { redis = {}, ...others } = await composeServices();
    expect(redis["profiles"]).toEqual(["redis"]);
    for (const { depends_on: awaited } of Object.values(others)) {
      expect(jsonEntries(awaited ?? {}).map(([name]) => name)).not.toContain("redis");
    }
  });

  it("has an address that a server takes", async () => {
    const { server = {} } = await composeServices();
    const [, REDIS_URL = ""] = /REDIS_URL=(\S+) in/.exec(await composeText()) ?? [];
    const environment = { ...settingsIn(server["environment"]), REDIS_URL };
    expect(parseEnv({ NODE_ENV: "production", ...environment }).REDIS_URL).toBe(REDIS_URL);
    expect(new URL(REDIS_URL).hostname).toBe("redis");
  });

  it("keeps nothing, in memory that has an end", async () => {
    const settings = await redisSettings();
    expect(settings.join(" ")).toContain("--save  --appendonly no --maxmemory 64mb");
  });

  it.each(redisPrograms)("has settings that %s knows", async (program) => {
    const settings = await redisSettings();
    expect(understands(program, settings)).toBe(true);
    expect(understands(program, [...settings, "--sav", ""])).toBe(false);
  });

  async function redisSettings(): Promise<string[]> {
    const { redis = {} } = await composeServices();
    return jsonEntries(redis["command"])
      .slice(1)
      .map(([, word]) => String(word));
  }
});

describe("the systemd unit", () => {
  it("gives a server the time that draining takes", async () => {
    const unit = await readFile(join(root, "deploy/systemd/tenon.service"), "utf8");
    const env = parseEnv(samples);
    const needed = env.DRAIN_DELAY_MS + env.DRAIN_TIMEOUT_MS + closing;
    const given = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]);
    expect(given).toBeGreaterThanOrEqual(needed / 1000);
  });
});

describe("the Dockerfile", () => {
  it("is understood", async () => {
    expect(validateDockerfile(await dockerfile())).toEqual([]);
    expect(validateDockerfile("FROM node\nEXPOSE http")).toHaveLength(1);
  });

  it("has the Node of the workspace, and runs as nobody in particular", async () => {
    const { nodeVersion } = Object.fromEntries(
      jsonEntries(await readYaml(join(root, "pnpm-workspace.yaml"))),
    );
    const bases = [...(await dockerfile()).matchAll(/^FROM node:([\d.]+)/gm)].map(([, tag]) => tag);
    expect(bases).toEqual([nodeVersion, nodeVersion]);
    expect(await dockerfile()).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    expect(await dockerfile()).toMatch(/^STOPSIGNAL SIGTERM$/m);
  });
});

function dockerfile(): Promise<string> {
  return readFile(join(root, "Dockerfile"), "utf8");
}

function composeText(): Promise<string> {
  return readFile(join(root, "compose.yaml"), "utf8");
}

async function readYaml(path: string): Promise<unknown> {
  return parse(await readFile(path, "utf8"), { merge: true });
}

function modelOf(manifest: unknown) {
  if (ConfigMap.is(manifest)) return new ConfigMap(manifest);
  if (Deployment.is(manifest)) return new Deployment(manifest);
  if (HorizontalPodAutoscaler.is(manifest)) return new HorizontalPodAutoscaler(manifest);
  if (Job.is(manifest)) return new Job(manifest);
  if (NetworkPolicy.is(manifest)) return new NetworkPolicy(manifest);
  if (PodDisruptionBudget.is(manifest)) return new PodDisruptionBudget(manifest);
  if (Secret.is(manifest)) return new Secret(manifest);
  if (Service.is(manifest)) return new Service(manifest);
  throw new Error(`Nobody knows this kind of manifest: ${JSON.stringify(manifest)}`);
}

async function deploymentSpec() {
  const manifest = await readYaml(join(kubernetes, "deployment.yaml"));
  if (!Deployment.is(manifest) || !manifest.spec) throw new Error("There is no deployment.");
  return manifest.spec;
}

/** The environment of a pod, with samples for what the secret holds. */
async function configuredEnv(): Promise<Env> {
  const [configuration, secret] = await Promise.all(
    ["configuration.yaml", "secret.example.yaml"].map((name) => readYaml(join(kubernetes, name))),
  );
  if (!ConfigMap.is(configuration) || !Secret.is(secret)) throw new Error("There is none.");
  const names = Object.keys(secret.stringData ?? {});
  const secrets = jsonEntries(samples).filter(([name]) => names.includes(name));
  return parseEnv({
    NODE_ENV: "production",
    ...configuration.data,
    ...settingsIn(Object.fromEntries(secrets)),
  });
}

async function composeServices(): Promise<Record<string, Record<string, unknown>>> {
  const document = Object.fromEntries(jsonEntries(await readYaml(join(root, "compose.yaml"))));
  return Object.fromEntries(
    jsonEntries(document["services"]).map(([name, service]) => [
      name,
      Object.fromEntries(jsonEntries(service)),
    ]),
  );
}

/** With the variables put in as Docker does: `${NAME:?why}` and `${NAME:-default}`. */
function settingsIn(environment: unknown): Record<string, string> {
  const known = new Map(Object.entries(samples));
  const fill = (text: string) =>
    text.replaceAll(/\$\{(\w+):[?-][^}]*\}/g, (_, name: string) => known.get(name) ?? "");
  return Object.fromEntries(
    jsonEntries(environment).map(([name, value]) => [name, fill(String(value))]),
  );
}
