import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { precompress } from "./build/precompress.ts";
import { requireTrustedTypes } from "./build/require-trusted-types.ts";
import { serviceWorker } from "./build/service-worker-plugin.ts";
import { words } from "./build/words-plugin.ts";

const serverPaths = ["/trpc", "/api", "/docs", "/healthz", "/readyz", "/.well-known"];

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
        // What most screens share is one file: in many small ones it takes more bytes and more requests.
        // Zod is none of it: a first screen stands without its checks.
        output: {
          codeSplitting: {
            groups: [
              { name: "zod", test: /node_modules\/zod\//, priority: 1 },
              { name: "shared", minShareCount: 12 },
            ],
          },
        },
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
