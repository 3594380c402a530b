import { createLocalJWKSet, errors, type JWTHeaderParameters, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { AppError } from "#platform/errors/app-error.ts";
import { parseJwk } from "./jwk.ts";

/** The public keys that another issuer publishes, kept for a while. */
export type IssuerKeys = {
  /** The key of a token. One that is not known makes the keys be asked for again; throws UNAVAILABLE when they can't be had. */
  find: JWTVerifyGetKey;
  /** Whether the key was still published when the issuer was last asked; when that is long ago, asks again meanwhile. */
  holds(header: Pick<JWTHeaderParameters, "kid">): boolean;
};

export type IssuerKeysOptions = {
  now?: () => number;
  /** After that, the keys are asked for again. */
  maxAgeMs?: number;
  /** No sooner than that, whatever tokens name and whether or not there was an answer. */
  cooldownMs?: number;
  timeoutMs?: number;
};

type Published = { find: JWTVerifyGetKey; kids: Set<string | undefined>; since: number };

export function createIssuerKeys(
  url: URL,
  {
    now = Date.now,
    maxAgeMs = 600_000,
    cooldownMs = 10_000,
    timeoutMs = 5_000,
  }: IssuerKeysOptions = {},
): IssuerKeys {
  let published: Published | undefined;
  let asking: Promise<Published> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failure: AppError | undefined;

  return {
    async find(header, token) {
      const known = await fresh();
      try {
        return await known.find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        const newer = await ask();
        if (newer === known) throw error;
        return newer.find(header, token);
      }
    },
    holds({ kid }) {
      fresh().catch(() => {});
      return published?.kids.has(kid) ?? false;
    },
  };

  async function fresh(): Promise<Published> {
    return published && now() - published.since < maxAgeMs ? published : ask();
  }

  /** Asks once for all who want to know, and then no more until the cooldown is over. */
  async function ask(): Promise<Published> {
    if (asking) return asking;
    if (now() - askedAt < cooldownMs) {
      if (failure) throw failure;
      if (published) return published;
    }
    askedAt = now();
    failure = undefined;
    asking = download()
      .then((answer) => (published = answer))
      .catch((cause: unknown) => {
        failure = new AppError({ code: "UNAVAILABLE", retryAfter: 5 }, { message: away, cause });
        throw failure;
      })
      .finally(() => (asking = undefined));
    return asking;
  }

  async function download(): Promise<Published> {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { signal, redirect: "error" });
    if (!response.ok) throw new Error(`${url.href} answered ${response.status}.`);
    const keys = KeySet.parse(await response.json()).keys.map(parseJwk);
    return {
      find: createLocalJWKSet({ keys }),
      kids: new Set(keys.map(({ kid }) => kid)),
      since: now(),
    };
  }
}

const away = "The keys of this token's issuer can't be read right now. Try again in a moment.";

const KeySet = z.object({ keys: z.array(z.unknown()) });
