import { resolveConfig } from "vite";

/** Reading the configuration makes the router's plugin write routeTree.gen.ts, which type-checking needs. */
await resolveConfig({ root: `${import.meta.dirname}/..`, logLevel: "warn" }, "build");
