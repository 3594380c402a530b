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

/**
 * The keys that access tokens are signed and verified with. They live in the database, so all servers share them.
 * A new key is published first and signs once every server has read it, so that none refuses its tokens.
 */
export type SigningKeys = {
  /** The newest key that every server knows, or the oldest while there is none; made on first use. */
  current(): Promise<{ kid: string; privateKey: CryptoKey }>;
  /** The public key of that id. An unknown id makes the keys be read again, at most once in a cooldown. */
  find(kid: string): Promise<CryptoKey | null>;
  /** Whether a key that was found before still verifies. */
  holds(kid: string): Promise<boolean>;
  publicSet(): Promise<JSONWebKeySet>;
  /**
   * Publishes a new key, at once or when `tx` is committed, and answers its id. It signs after twice the time in which
   * the keys are read again; the older ones verify until their last token has ended.
   */
  rotate(tx?: Transaction): Promise<string>;
  /**
   * Takes every other key out of use, for one that leaked: servers see it within a minute, refuse its tokens, and sign
   * with the one that is left. Whoever is signed in gets a new token by the next refresh. Says how many keys that were.
   */
  retireOthers(kid: string, tx: Transaction): Promise<number>;
};

/** How often the keys are read. */
export type SigningKeyTimes = {
  /** What other servers did to the keys is seen after that at the latest. */
  maxAgeMs?: number;
  /** An unknown key id, or a look at the published keys, makes them be read again no sooner than that. */
  cooldownMs?: number;
};

/** SECRET_KEY is not the one that sealed the keys in the database, with the sentence that says what to do. */
class SecretKeyError extends Error {
  override readonly name = "SecretKeyError";

  constructor(failures: unknown[]) {
    super(
      "SECRET_KEY opens none of the signing keys in this database. Set the one that it was started with before. " +
        "If that is lost: npm run tenon -- rotate-keys, and everybody signs in again.",
      { cause: new AggregateError(failures, "none was opened") },
    );
  }
}

type Options = SigningKeyTimes & {
  /** How long a token lives that was signed just before its key was replaced, in seconds. */
  tokenLifetime: number;
  now?: () => number;
};
type LoadedKeys = {
  signer: { kid: string; privateKey: CryptoKey };
  verifiers: Map<string, CryptoKey>;
  set: JSONWebKeySet;
  since: number;
};

export function createSigningKeys(
  repository: SigningKeyRepository,
  box: SealedBox,
  { tokenLifetime, now = Date.now, cooldownMs = 10_000, maxAgeMs = 60_000 }: Options,
): SigningKeys {
  // Twice, so that there is room for a read that was slow, or failed and was made again.
  const publishMs = 2 * maxAgeMs;
  let loaded: LoadedKeys | undefined;
  let reading: Promise<LoadedKeys> | undefined;
  let isReading = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  return {
    current: async () => (await keysOfLate(maxAgeMs)).signer,
    holds: async (kid) => (await keysOfLate(maxAgeMs)).verifiers.has(kid),
    publicSet: async () => (await keysOfLate(cooldownMs)).set,
    async find(kid) {
      const known = (await keysOfLate(maxAgeMs)).verifiers.get(kid);
      return known ?? (await read()).verifiers.get(kid) ?? null;
    },
    retireOthers: (kid, tx) => repository.retireOthers(kid, tx),
    async rotate(tx) {
      const key = await makeKey(box);
      await repository.insert(key, tx);
      if (tx) return key.id;
      // A read that is under way may have begun too early to see it.
      await reading?.catch(() => {});
      await readNow();
      return key.id;
    },
  };

  /** The keys as read within that time. While the database is away, the last ones go on serving. */
  async function keysOfLate(withinMs: number): Promise<LoadedKeys> {
    if (loaded && now() - loaded.since < withinMs) return loaded;
    return read().catch((error: unknown) => {
      if (!loaded) throw error;
      return loaded;
    });
  }

  /** The newest read or what it failed for; another one, when that is longer ago than the cooldown. */
  function read(): Promise<LoadedKeys> {
    return reading && loaded && now() - askedAt < cooldownMs ? reading : readNow();
  }

  /** Reads the keys, once for all who ask meanwhile. */
  function readNow(): Promise<LoadedKeys> {
    if (reading && isReading) return reading;
    isReading = true;
    askedAt = now();
    reading = load()
      .then((fresh) => (loaded = fresh))
      .finally(() => (isReading = false));
    return reading;
  }

  async function load(): Promise<LoadedKeys> {
    const since = now();
    let stored = await repository.listActive();
    if (stored.length === 0) {
      await repository.insertFirst(await makeKey(box));
      stored = await repository.listActive();
    }
    const signer = await openSigner(stored);
    const signing = stored.findIndex(({ id }) => id === signer.kid);
    const verifying = stored.filter(
      (_key, index) => index <= signing || !isOutlived(stored[index - 1]),
    );
    return {
      signer,
      verifiers: new Map(
        await Promise.all(
          verifying.map(async (key) => [key.id, await importKey(key.publicJwk)] as const),
        ),
      ),
      set: { keys: verifying.map((key) => key.publicJwk) },
      since,
    };
  }

  /** Passes over a key that was sealed with another secret, as after a backup was restored elsewhere. */
  async function openSigner(stored: StoredSigningKey[]): Promise<LoadedKeys["signer"]> {
    const known = stored.filter(({ ageMs }) => ageMs >= publishMs);
    const young = stored.filter(({ ageMs }) => ageMs < publishMs).toReversed();
    const failures: unknown[] = [];
    for (const key of [...known, ...young]) {
      try {
        return { kid: key.id, privateKey: await openPrivateKey(key, box) };
      } catch (error) {
        failures.push(error);
      }
    }
    if (stored.length === 0) throw new Error("No signing key could be stored.");
    throw new SecretKeyError(failures);
  }

  /** Whether every token has ended that any server may have signed before it knew and used the key's successor. */
  function isOutlived(successor: StoredSigningKey | undefined): boolean {
    if (!successor) return false;
    return successor.ageMs > publishMs + 2 * maxAgeMs + tokenLifetime * 1000;
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
