import { serviceWorkerAddress } from "./service-worker-address.ts";

/**
 * The page's policy takes no string for HTML or for the address of a script (Trusted Types). Libraries may still write
 * text that way, as Mantine does its style sheets: whatever could open a tag is refused. One script is named by a string.
 */
export function restrictStrings(): void {
  window.trustedTypes?.createPolicy("default", {
    createHTML(text) {
      if (text.includes("<")) throw new TypeError("HTML comes into this page by a policy only.");
      return text;
    },
    createScriptURL(address) {
      if (address !== serviceWorkerAddress) throw new TypeError("Scripts come by the page only.");
      return address;
    },
  });
}

/** Zod, which is loaded later, would see whether it may compile a string, and the policy would report the attempt. */
export function keepSchemasInterpreted(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
