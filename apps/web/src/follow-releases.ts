import { t } from "@lingui/core/macro";
import { whenIdle } from "#api/when-idle.ts";
import type { Toasts } from "#ui/toasts.ts";
import { serviceWorkerAddress } from "./service-worker-address.ts";

const looksEveryMs = 60 * 60_000;

/**
 * Lets the app open without a connection, and says when a newer one is there. It waits until it is asked for, or all
 * tabs are closed: a page is of one version from its first script to its last.
 */
export function followReleases(toasts: Toasts): void {
  if (!("serviceWorker" in navigator)) return;
  whenIdle(() => void follow(toasts).catch(() => {}));
}

async function follow(toasts: Toasts): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(serviceWorkerAddress, {
    updateViaCache: "none",
  });
  let isTold = false;
  let isAskedFor = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isAskedFor) window.location.reload();
  });
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", tell);
  });
  setInterval(() => void registration.update().catch(() => {}), looksEveryMs);
  window.addEventListener("online", () => void registration.update().catch(() => {}));
  tell();

  /** The very first one replaces nothing. */
  function tell(): void {
    if (isTold || !registration.waiting || !serviceWorker.controller) return;
    isTold = true;
    toasts.show({
      tone: "news",
      message: t`A new version of Tenon is there.`,
      action: { label: t`Reload`, run: takeOver },
    });
  }

  function takeOver(): void {
    isAskedFor = true;
    registration.waiting?.postMessage("take-over");
  }
}
