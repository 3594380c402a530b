import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets readable only to those who have the server's secret key: AES-256-GCM, bound to a context. */
export type SealedBox = {
  seal(plain: string, context: string): Uint8Array<ArrayBuffer>;
  /** Throws when the box was made with another key or context, or was changed. */
  open(sealed: Uint8Array, context: string): string;
};

const nonceLength = 12;
const tagLength = 16;

export function createSealedBox(secretKey: string): SealedBox {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "tenon sealed box", 32));
  return {
    seal(plain, context) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
    },
    open(sealed, context) {
      const nonce = sealed.subarray(0, nonceLength);
      const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength })
        .setAAD(Buffer.from(context))
        .setAuthTag(tag);
      const body = decipher.update(sealed.subarray(nonceLength + tagLength));
      return Buffer.concat([body, decipher.final()]).toString("utf8");
    },
  };
}
