import { webRoot } from "./runtime/web-app.ts";

// The server of a production build: it takes its environment as it is, but for what the folder itself knows.
process.env["NODE_ENV"] ??= "production";
process.env["WEB_ROOT"] ??= webRoot;
await import("@tenon/api/main");
