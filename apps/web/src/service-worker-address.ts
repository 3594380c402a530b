export const serviceWorkerAddress = "/service-worker.js";
