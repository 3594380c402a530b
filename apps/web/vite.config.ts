import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { precompress } from "./build/precompress.ts";
import { requireTrustedTypes } from "./build/require-trusted-types.ts";
import { serviceWorker } from "./build/service-worker-plugin.ts";
import { words } from "./build/words-plugin.ts";

const serverPaths = ["/trpc", "/api", "/docs", "/healthz", "/readyz", "/.well-known"];

/**
 * In few files: many small ones take more bytes and more requests. A group takes along what its files import, less what
 * one before it has. The page has what everybody needs and the way in, so that it is not in what members need; and the
 * schemas are in none, as a first screen stands without Zod.
 */
const chunks = [
  { name: "zod", test: anyOf(packages("zod")), priority: 5 },
  {
    name: "base",
    test: anyOf(packages("react", "react-dom", "scheduler", "@trpc/client", "@trpc/server")),
    priority: 5,
  },
  { name: "page", test: anyOf(source("main", "features/auth/sign-in-form")), priority: 4 },
  { name: "kept", test: anyOf(source("api/kept-person")), priority: 3 },
  {
    name: "members",
    test: anyOf(
      source("workspace", "workspace-provider", "routes/_app", "api/pages-query"),
      packages("@tanstack/react-query", "@tanstack/query-core", "@trpc/tanstack-react-query"),
    ),
    priority: 2,
  },
  { name: "shared", test: /^(?!.*\/schemas\/src\/)/, minShareCount: 12, priority: 1 },
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

function anyOf(...patterns: string[]): RegExp {
  return new RegExp(patterns.join("|"));
}

function packages(...names: string[]): string {
  return `/node_modules/(?:${names.join("|")})/`;
}

/** Files of src, and what the router takes out of them. */
function source(...names: string[]): string {
  return `/apps/web/src/(?:${names.join("|")})\\.tsx?(?:\\?|$)`;
}
