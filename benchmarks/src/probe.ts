// Loaded into each measured server before its own code: it tells what processor time the process has used.

process.on("message", () => process.send?.(process.cpuUsage()));
process.on("disconnect", () => process.exit());
process.channel?.unref();
