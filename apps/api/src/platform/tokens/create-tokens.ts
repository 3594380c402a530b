import type { PrismaClient } from "@tenon/db/client";
import { createAccessTokens } from "./access-tokens.ts";
import { createOneTimeTokens } from "./one-time-tokens.ts";
import { createRefreshTokens } from "./refresh-tokens.ts";
import { createSealedBox } from "./sealed-box.ts";
import { createSigningKeyRepository } from "./signing-key.repository.ts";
import { createSigningKeys, type SigningKeyTimes } from "./signing-keys.ts";
import { createWebhookSecrets } from "./webhook-secrets.ts";

type Options = {
  prisma: PrismaClient;
  secretKey: string;
  issuer: string;
  /** Of an access token, in seconds. */
  lifetime: number;
  signingKeyTimes: SigningKeyTimes | undefined;
};

/** What is made with the secret key, or sealed with it. */
export function createTokens({ prisma, secretKey, issuer, lifetime, signingKeyTimes }: Options) {
  const box = createSealedBox(secretKey);
  const signingKeys = createSigningKeys(createSigningKeyRepository(prisma), box, {
    tokenLifetime: lifetime,
    ...signingKeyTimes,
  });
  return {
    box,
    signingKeys,
    accessTokens: createAccessTokens({ keys: signingKeys, issuer, lifetime }),
    refreshTokens: createRefreshTokens(secretKey),
    oneTimeTokens: createOneTimeTokens(secretKey),
    webhookSecrets: createWebhookSecrets(box),
  };
}
