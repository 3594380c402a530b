import { type Env, EnvError, parseEnv } from "@tenon/api/env";
import { isLoopback } from "@tenon/api/platform/network/loopback";
import type { Finding } from "./finding.ts";

const placeholder = "postgresql://embedded";

/** The environment as the server would read it; null when it would not start with it. */
export function checkEnvironment(source: Record<string, string | undefined>): {
  env: Env | null;
  findings: Finding[];
} {
  try {
    const env = parseEnv({ DATABASE_URL: placeholder, ...source });
    return {
      env,
      findings: [{ check: "Environment", status: "ok", found: env.NODE_ENV }, checkPublicUrl(env)],
    };
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return { env: null, findings: error.problems.map(problem) };
  }
}

function problem(found: string): Finding {
  return {
    check: "Environment",
    status: "failed",
    found,
    remedy: "docs/configuration.md says what each variable may be.",
  };
}

function checkPublicUrl({ PUBLIC_URL, NODE_ENV }: Env): Finding {
  const finding = { check: "PUBLIC_URL", found: PUBLIC_URL.origin };
  const isOwn = isLoopback(PUBLIC_URL.hostname);
  if (isOwn && NODE_ENV === "production") {
    return {
      ...finding,
      status: "warning",
      remedy: "Nobody else can open this address. Set PUBLIC_URL to the one people use.",
    };
  }
  if (PUBLIC_URL.protocol === "https:" || isOwn) return { ...finding, status: "ok" };
  return {
    ...finding,
    status: "failed",
    remedy:
      "Browsers refuse to sign in over plain http. Put https in front and set PUBLIC_URL to it.",
  };
}
