import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { webRoot } from "./runtime/web-app.ts";
import { root } from "./runtime/workspace.ts";

// The server of a production build: it takes its environment as it is, but for what the folder itself knows.
process.env["NODE_ENV"] ??= "production";
process.env["WEB_ROOT"] ??= webRoot;

// Filled by the build: compiling takes half of a start.
enableCompileCache({ directory: join(root, "node_modules/.cache/tenon"), portable: true });
await import("@tenon/api/main");
