import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from "jose";
import { parseJwk } from "./jwk.ts";
import type { SealedBox } from "./sealed-box.ts";
import type { SigningKeyRepository, StoredSigningKey } from "./signing-key.repository.ts";

export const signingAlgorithm = "EdDSA";

/** The keys that access tokens are signed and verified with. They live in the database, so all servers share them. */
export type SigningKeys = {
  /** The newest key; made on first use. */
  current(): Promise<{ kid: string; privateKey: CryptoKey }>;
  /** The public key of that id. An unknown id makes the keys be read again, at most once in ten seconds. */
  find(kid: string): Promise<CryptoKey | null>;
  publicSet(): Promise<JSONWebKeySet>;
  /** Signs with a new key from now on; the older ones go on verifying. */
  rotate(): Promise<void>;
};

type Options = { now?: () => number; reloadCooldownMs?: number };
type LoadedKeys = {
  signer: { kid: string; privateKey: CryptoKey };
  verifiers: Map<string, CryptoKey>;
  set: JSONWebKeySet;
  loadedAt: number;
};

export function createSigningKeys(
  repository: SigningKeyRepository,
  box: SealedBox,
  { now = Date.now, reloadCooldownMs = 10_000 }: Options = {},
): SigningKeys {
  let loading: Promise<LoadedKeys> | undefined;

  return {
    current: async () => (await keys()).signer,
    publicSet: async () => (await keys()).set,
    async find(kid) {
      const asked = keys();
      const known = await asked;
      const isStale = !known.verifiers.has(kid) && now() - known.loadedAt >= reloadCooldownMs;
      if (isStale && loading === asked) reload();
      return (await keys()).verifiers.get(kid) ?? null;
    },
    async rotate() {
      await repository.insert(await makeKey(box));
      reload();
      await keys();
    },
  };

  function keys(): Promise<LoadedKeys> {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  function reload(): void {
    loading = undefined;
  }

  async function load(): Promise<LoadedKeys> {
    let stored = await repository.listActive();
    if (stored.length === 0) {
      await repository.insert(await makeKey(box));
      stored = await repository.listActive();
    }
    const [newest] = stored;
    if (!newest) throw new Error("No signing key could be stored.");
    return {
      signer: { kid: newest.id, privateKey: await openPrivateKey(newest, box) },
      verifiers: new Map(
        await Promise.all(
          stored.map(async (key) => [key.id, await importKey(key.publicJwk)] as const),
        ),
      ),
      set: { keys: stored.map((key) => key.publicJwk) },
      loadedAt: now(),
    };
  }
}

async function makeKey(box: SealedBox): Promise<StoredSigningKey> {
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
