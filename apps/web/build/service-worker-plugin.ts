import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import type { Plugin } from "vite";
import { serviceWorkerAddress } from "#service-worker-address.ts";

const fileName = serviceWorkerAddress.slice(1);
const source = `${import.meta.dirname}/../worker/service-worker.ts`;

/** Builds the service worker, and tells it the names of all files of the app. */
export function serviceWorker(): Plugin {
  let publicFiles: string[] = [];
  return {
    name: "tenon:service-worker",
    apply: "build",
    enforce: "post",
    async configResolved({ publicDir }) {
      publicFiles = (await readdir(publicDir)).filter((name) => name !== "robots.txt");
    },
    buildStart() {
      this.emitFile({ type: "chunk", id: source, fileName });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[fileName];
        if (worker?.type !== "chunk") throw new Error("The service worker was not built.");
        if (worker.imports.length > 0) throw new Error("The service worker must be one file.");
        const hash = createHash("sha256");
        const names = Object.keys(bundle).filter((name) => name !== fileName);
        for (const file of names.toSorted().flatMap((name) => bundle[name] ?? [])) {
          hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
        }
        const files = [...names, ...publicFiles].map((name) => `/${name}`).toSorted();
        const release = { version: hash.digest("hex").slice(0, 16), files };
        worker.code = `const release=${JSON.stringify(release)};\n${worker.code}`;
      },
    },
  };
}
