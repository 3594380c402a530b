import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from "jose";
import type { Transaction } from "#platform/db/transaction.ts";
import { parseJwk } from "./jwk.ts";
import type { SealedBox } from "./sealed-box.ts";
import type {
  NewSigningKey,
  SigningKeyRepository,
  StoredSigningKey,
} from "./signing-key.repository.ts";

export const signingAlgorithm = "EdDSA";

/** The keys that access tokens are signed and verified with. They live in the database, so all servers share them. */
export type SigningKeys = {
  /** The newest key; made on first use. */
  current(): Promise<{ kid: string; privateKey: CryptoKey }>;
  /** The public key of that id. An unknown id makes the keys be read again, at most once in ten seconds. */
  find(kid: string): Promise<CryptoKey | null>;
  /** Whether a key that was found before still verifies. */
  holds(kid: string): Promise<boolean>;
  publicSet(): Promise<JSONWebKeySet>;
  /**
   * Signs with a new key from now on, or inside `tx` once that is committed and the keys are read again; the older
   * ones verify until their last token has ended. Answers the new key's id.
   */
  rotate(tx?: Transaction): Promise<string>;
};

type Options = {
  /** How long a token lives that was signed just before its key was replaced, in seconds. */
  tokenLifetime: number;
  now?: () => number;
  /** An unknown key id makes the keys be read again no sooner than that. */
  cooldownMs?: number;
  /** What other servers did to the keys is seen after that at the latest. */
  maxAgeMs?: number;
};
type LoadedKeys = {
  signer: { kid: string; privateKey: CryptoKey };
  verifiers: Map<string, CryptoKey>;
  set: JSONWebKeySet;
};

export function createSigningKeys(
  repository: SigningKeyRepository,
  box: SealedBox,
  { tokenLifetime, now = Date.now, cooldownMs = 10_000, maxAgeMs = 60_000 }: Options,
): SigningKeys {
  let loaded: LoadedKeys | undefined;
  let loading: Promise<LoadedKeys> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  return {
    current: async () => (await keys()).signer,
    holds: async (kid) => (await keys()).verifiers.has(kid),
    publicSet: async () => (await keys()).set,
    async find(kid) {
      const known = (await keys()).verifiers.get(kid);
      if (known || now() - askedAt < cooldownMs) return known ?? null;
      return (await reload()).verifiers.get(kid) ?? null;
    },
    async rotate(tx) {
      const key = await makeKey(box);
      await repository.insert(key, tx);
      if (!tx) await reload();
      return key.id;
    },
  };

  /** The keys as last read; once they are old, they are read again while the old ones serve. */
  async function keys(): Promise<LoadedKeys> {
    if (!loaded) return reload();
    if (now() - askedAt >= maxAgeMs) void reload();
    return loaded;
  }

  /** Reads the keys, once for all who ask meanwhile. While the database is away, the last ones go on serving. */
  function reload(): Promise<LoadedKeys> {
    loading ??= load()
      .catch((error: unknown) => {
        if (!loaded) throw error;
        return loaded;
      })
      .then((keysNow) => (loaded = keysNow))
      .finally(() => {
        loading = undefined;
      });
    return loading;
  }

  async function load(): Promise<LoadedKeys> {
    askedAt = now();
    let stored = await repository.listActive();
    if (stored.length === 0) {
      await repository.insert(await makeKey(box));
      stored = await repository.listActive();
    }
    const [newest] = stored;
    if (!newest) throw new Error("No signing key could be stored.");
    const verifying = stored.filter((_key, index) => !isOutlived(stored[index - 1]));
    return {
      signer: { kid: newest.id, privateKey: await openPrivateKey(newest, box) },
      verifiers: new Map(
        await Promise.all(
          verifying.map(async (key) => [key.id, await importKey(key.publicJwk)] as const),
        ),
      ),
      set: { keys: verifying.map((key) => key.publicJwk) },
    };
  }

  /** Whether every token has ended that was signed before the key's successor came. */
  function isOutlived(successor: StoredSigningKey | undefined): boolean {
    if (!successor) return false;
    return now() - successor.createdAt.getTime() > tokenLifetime * 1000 + maxAgeMs;
  }
}

async function makeKey(box: SealedBox): Promise<NewSigningKey> {
  const pair = await generateKeyPair(signingAlgorithm, { crv: "Ed25519", extractable: true });
  const bare = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(bare);
  return {
    id: kid,
    publicJwk: { ...bare, kid, alg: signingAlgorithm, use: "sig" },
    sealedPrivateJwk: box.seal(JSON.stringify(await exportJWK(pair.privateKey)), kid),
  };
}

async function openPrivateKey(key: StoredSigningKey, box: SealedBox): Promise<CryptoKey> {
  return importKey(parseJwk(JSON.parse(box.open(key.sealedPrivateJwk, key.id))));
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, signingAlgorithm);
  if (key instanceof Uint8Array) throw new TypeError("A signing key must be a key pair.");
  return key;
}
