import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { precompress } from "./build/precompress.ts";
import { requireTrustedTypes } from "./build/require-trusted-types.ts";
import { serviceWorker } from "./build/service-worker-plugin.ts";
import { words } from "./build/words-plugin.ts";

const serverPaths = ["/trpc", "/api", "/docs", "/healthz", "/readyz", "/.well-known"];

/**
 * What most screens share is one file: in many small ones it takes more bytes and more requests. Not part of it are Zod
 * with the contract, as a first screen stands without its checks, and what nobody needs who has not signed in: that goes
 * with the queries, the tiniest files too. A group takes along what its files import, so what they share with the rest
 * has to be in one before them.
 */
const chunks = [
  { name: "zod", test: packages("zod"), priority: 2 },
  {
    name: "base",
    test: packages("react", "react-dom", "scheduler", "@trpc/client", "@trpc/server"),
    priority: 2,
  },
  {
    name: "queries",
    test: /\/(?:react-query|query-core|tanstack-react-query)\/|\/(?:api\/(?:trpc-context|pages-query)|ui\/(?:option-named|mod-key)|schemas\/src\/(?:task-words|order-statuses))\.ts$/,
    priority: 1,
  },
  { name: "shared", test: /^(?!.*\/schemas\/src\/)/, minShareCount: 12 },
];

export default defineConfig(({ mode }) => {
  const { PORT = "3000", API_URL = "http://localhost:3001" } = loadEnv(mode, ".", [
    "PORT",
    "API_URL",
  ]);
  return {
    plugins: [
      tanstackRouter({
        target: "react",
        autoCodeSplitting: true,
        quoteStyle: "double",
        semicolons: true,
      }),
      words(),
      react(),
      requireTrustedTypes(),
      serviceWorker(),
      precompress(),
    ],
    build: {
      target: "baseline-widely-available",
      // Compressing well takes long, and that is no news.
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: { codeSplitting: { groups: chunks } },
      },
    },
    server: {
      port: Number(PORT),
      strictPort: true,
      proxy: {
        ...Object.fromEntries(serverPaths.map((path) => [path, API_URL])),
        // These want to know who asks.
        "/dev/": { target: API_URL, xfwd: true },
      },
    },
  };
});

function packages(...names: string[]): RegExp {
  return new RegExp(`/node_modules/(?:${names.join("|")})/`);
}
