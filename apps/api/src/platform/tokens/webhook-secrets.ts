import { createHmac, randomBytes } from "node:crypto";
import type { SealedBox } from "./sealed-box.ts";

/** A new secret: its text is shown once; what is sealed is stored. */
export type MadeWebhookSecret = { text: string; sealed: Uint8Array<ArrayBuffer> };

/** Signs messages by the Standard Webhooks specification, with secrets that only this server can open. */
export type WebhookSecrets = {
  make(webhookId: string): MadeWebhookSecret;
  /** The headers of a message, signed with each of the secrets. Throws when none of them can be opened. */
  sign(
    message: { id: string; at: Date; body: string },
    secrets: { webhookId: string; sealed: Uint8Array[] },
  ): Record<string, string>;
};

const mark = "whsec_";
const secretBytes = 32;

export function createWebhookSecrets(box: SealedBox): WebhookSecrets {
  return {
    make(webhookId) {
      const text = `${mark}${randomBytes(secretBytes).toString("base64")}`;
      return { text, sealed: box.seal(text, contextOf(webhookId)) };
    },
    sign({ id, at, body }, { webhookId, sealed }) {
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const signatures = sealed.flatMap((each) => {
        const key = open(each, webhookId);
        if (key === null) return [];
        const content = `${id}.${timestamp}.${body}`;
        return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
      });
      if (signatures.length === 0) throw new Error("Its secret can’t be read. Make a new one.");
      return {
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signatures.join(" "),
      };
    },
  };

  /** Null for one that was sealed with another secret key, as after a backup was restored elsewhere. */
  function open(sealed: Uint8Array, webhookId: string): Buffer | null {
    try {
      return Buffer.from(box.open(sealed, contextOf(webhookId)).slice(mark.length), "base64");
    } catch {
      return null;
    }
  }
}

function contextOf(webhookId: string): string {
  return `webhook ${webhookId}`;
}
