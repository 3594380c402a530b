import cluster from "node:cluster";

// Loaded into each measured server before its own code: it tells what the process has used.

if (cluster.isPrimary) {
  let workers = 0;
  cluster.on("listening", () => (workers += 1));
  process.on("message", () =>
    process.send?.({ ...process.cpuUsage(), memory: process.memoryUsage.rss(), workers }),
  );
  process.on("disconnect", () => process.exit());
  process.channel?.unref();
}
