// Begins every command of package.json. It runs on any Node, if only to say that it is too old.
const wanted = 20;
const found = Number(process.versions.node.split(".")[0]);

if (found < wanted) {
  console.error(
    `Tenon needs Node ${wanted} or newer to begin, and this is Node ${process.versions.node}.\nInstall a newer one from https://nodejs.org and run the command again.`,
  );
  process.exitCode = 1;
} else {
  void import("./bootstrap/launch.mjs").then((module) => module.launch(process.argv.slice(2)));
}
