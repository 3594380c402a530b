// Loaded into each measured server before its own code: it tells what the process has used.

process.on("message", () =>
  process.send?.({ ...process.cpuUsage(), memory: process.memoryUsage.rss() }),
);
process.on("disconnect", () => process.exit());
process.channel?.unref();
