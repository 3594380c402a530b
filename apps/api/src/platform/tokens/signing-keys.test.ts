import { describe, expect, it } from "vitest";
import type { Transaction } from "#platform/db/transaction.ts";
import { createMemorySigningKeys } from "#test/memory-signing-keys.ts";
import { createSealedBox } from "./sealed-box.ts";
import { createSigningKeys } from "./signing-keys.ts";

const box = createSealedBox("q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe");

const tokenLifetime = 600;

function setUp() {
  const clock = { now: 0 };
  const now = () => clock.now;
  const repository = createMemorySigningKeys(now);
  const keys = createSigningKeys(repository, box, { tokenLifetime, now });
  return { repository, clock, keys };
}

describe("createSigningKeys", () => {
  it("makes the first key on first use, once for all who ask", async () => {
    const { repository, keys } = setUp();
    const [one, two] = await Promise.all([keys.current(), keys.current()]);
    expect(one.kid).toBe(two.kid);
    expect(repository.rows.map(({ id }) => id)).toEqual([one.kid]);
  });

  it("reads the keys once, not for every token", async () => {
    const { repository, keys } = setUp();
    const { kid } = await keys.current();
    const loads = repository.loads;
    for (let call = 0; call < 20; call += 1) {
      await keys.current();
      await keys.publicSet();
      expect(await keys.find(kid)).not.toBeNull();
    }
    expect(repository.loads).toBe(loads);
  });

  it("signs with the keys that another server stored", async () => {
    const { repository, keys } = setUp();
    const { kid } = await keys.current();
    expect((await createSigningKeys(repository, box, { tokenLifetime }).current()).kid).toBe(kid);
    expect(repository.rows).toHaveLength(1);
  });

  it("seals the private half: another server secret can't use the stored keys", async () => {
    const { repository, keys } = setUp();
    await keys.current();
    const other = createSigningKeys(
      repository,
      createSealedBox("another secret key of 32 characters"),
      { tokenLifetime },
    );
    await expect(other.current()).rejects.toThrow("SECRET_KEY opens none of the signing keys");
  });

  it("passes over keys that were sealed with another secret, however old or new they are", async () => {
    const { repository, clock, keys } = setUp();
    const foreign = createSigningKeys(
      repository,
      createSealedBox("another secret key of 32 characters"),
      { tokenLifetime, now: () => clock.now },
    );
    await foreign.rotate();
    const kid = await keys.rotate();
    expect((await keys.current()).kid).toBe(kid);
    await foreign.rotate();
    clock.now += 86_400_000;
    expect((await keys.current()).kid).toBe(kid);
    expect(await keys.find(kid)).not.toBeNull();
  });

  it("publishes public halves only, with what a verifier needs to know (A14)", async () => {
    const { keys } = setUp();
    await keys.rotate();
    await keys.rotate();
    const set = await keys.publicSet();
    expect(set.keys).toHaveLength(2);
    for (const key of set.keys) {
      expect(key).toEqual({
        kty: "OKP",
        crv: "Ed25519",
        x: expect.stringMatching(/^[\w-]{43}$/),
        kid: expect.stringMatching(/^[\w-]{43}$/),
        alg: "EdDSA",
        use: "sig",
      });
    }
  });

  it("publishes a new key at once, and signs with it when every server has read it (A14)", async () => {
    const { clock, keys } = setUp();
    const before = await keys.current();
    clock.now += 3_600_000;
    const kid = await keys.rotate();
    expect((await keys.publicSet()).keys.map((key) => key.kid)).toEqual([kid, before.kid]);
    expect(await keys.find(kid)).not.toBeNull();
    clock.now += 119_000;
    expect((await keys.current()).kid).toBe(before.kid);
    clock.now += 60_000;
    expect((await keys.current()).kid).toBe(kid);
    expect(await keys.find(before.kid)).not.toBeNull();
  });

  it("signs with the oldest of several new keys, until one of them is old enough (A14)", async () => {
    const { clock, keys } = setUp();
    const first = await keys.rotate();
    expect((await keys.current()).kid).toBe(first);
    clock.now += 30_000;
    const second = await keys.rotate();
    clock.now += 30_000;
    await keys.rotate();
    expect((await keys.current()).kid).toBe(first);
    clock.now += 90_000;
    expect((await keys.current()).kid).toBe(second);
  });

  it("publishes what a rotation in a transaction left, once it is committed", async () => {
    const { clock, repository, keys } = setUp();
    const { kid: before } = await keys.current();
    const { insert } = repository;
    const committed: (() => Promise<void>)[] = [];
    repository.insert = async (key) => void committed.push(() => insert.call(repository, key));
    const tx: Transaction = Object.create(null);
    const kid = await keys.rotate(tx);
    clock.now += 10_000;
    expect((await keys.publicSet()).keys.map((key) => key.kid)).toEqual([before]);
    await committed[0]?.();
    clock.now += 10_000;
    expect((await keys.publicSet()).keys.map((key) => key.kid)).toEqual([kid, before]);
  });

  it("learns of another server's rotation from the first token that names the new key (A14)", async () => {
    const { repository, clock, keys } = setUp();
    await keys.current();
    clock.now += 9_000;
    const other = createSigningKeys(repository, box, { tokenLifetime, now: () => clock.now });
    const kid = await other.rotate();
    expect(await keys.find(kid)).toBeNull();
    clock.now += 1_000;
    expect(await keys.find(kid)).not.toBeNull();
  });

  it("refuses no token of another server's new key, however long it has slept (A14)", async () => {
    const { repository, clock, keys } = setUp();
    await keys.current();
    const other = createSigningKeys(repository, box, { tokenLifetime, now: () => clock.now });
    clock.now += 50_000;
    const kid = await other.rotate();
    clock.now += 120_000;
    expect((await other.current()).kid).toBe(kid);
    expect(await keys.find(kid)).not.toBeNull();
  });

  it("signs with no key that others have forgotten, however long it has slept (A14)", async () => {
    const { repository, clock, keys } = setUp();
    await keys.current();
    const other = createSigningKeys(repository, box, { tokenLifetime, now: () => clock.now });
    const kid = await other.rotate();
    clock.now += 86_400_000;
    expect((await keys.current()).kid).toBe(kid);
  });

  it("reads the keys once in a cooldown, however many tokens name keys that don't exist (A14)", async () => {
    const { repository, clock, keys } = setUp();
    await keys.current();
    const forged = Array.from({ length: 50 }, (_, index) => `forged-${index}`);
    for (let round = 0; round < 3; round += 1) {
      const loads = repository.loads;
      clock.now += 10_000;
      for (let wave = 0; wave < 3; wave += 1) {
        const found = await Promise.all(forged.map((kid) => keys.find(kid)));
        expect(found.every((key) => key === null)).toBe(true);
      }
      expect(repository.loads).toBe(loads + 1);
    }
  });

  it("forgets a replaced key once the last token it signed has ended (A14)", async () => {
    const { clock, keys } = setUp();
    const before = await keys.current();
    clock.now += 5000;
    await keys.rotate();
    // It signs for two minutes more, and for another one on servers that have not looked since.
    clock.now += 180_000 + tokenLifetime * 1000;
    expect((await keys.publicSet()).keys.map(({ kid }) => kid)).toContain(before.kid);
    expect(await keys.find(before.kid)).not.toBeNull();
    clock.now += 61_000;
    expect((await keys.publicSet()).keys.map(({ kid }) => kid)).not.toContain(before.kid);
    expect(await keys.find(before.kid)).toBeNull();
  });

  it("sees within a minute what was done to the keys elsewhere, also when nobody has asked since", async () => {
    const { repository, clock, keys } = setUp();
    const { kid } = await keys.current();
    repository.rows = [];
    await createSigningKeys(repository, box, { tokenLifetime }).rotate();
    clock.now += 59_999;
    expect(await keys.holds(kid)).toBe(true);
    clock.now += 1;
    expect(await keys.holds(kid)).toBe(false);
    expect(await keys.find(kid)).toBeNull();
  });

  it("goes on with the keys it has while the database is away", async () => {
    const { repository, clock, keys } = setUp();
    const { kid } = await keys.current();
    const { listActive } = repository;
    repository.listActive = () => Promise.reject(new Error("database away"));
    clock.now += 60_000;
    expect((await keys.current()).kid).toBe(kid);
    expect(await keys.find(kid)).not.toBeNull();
    expect((await keys.publicSet()).keys).toHaveLength(1);

    await expect(keys.find("new")).rejects.toThrow("database away");
    repository.listActive = listActive;
    clock.now += 10_000;
    expect(await keys.find("new")).toBeNull();
  });

  it("asks a database that is away no more often than the cooldown allows", async () => {
    const { repository, clock, keys } = setUp();
    await keys.current();
    let tries = 0;
    repository.listActive = () => {
      tries += 1;
      return Promise.reject(new Error("database away"));
    };
    clock.now += 60_000;
    for (let call = 0; call < 10; call += 1) {
      await keys.current();
      await keys.publicSet();
      await keys.find("new").catch(() => {});
    }
    expect(tries).toBe(1);
  });

  it("tries again after the keys could not be read", async () => {
    const { repository, keys } = setUp();
    const { listActive } = repository;
    repository.listActive = () => Promise.reject(new Error("database away"));
    await expect(keys.current()).rejects.toThrow("database away");
    repository.listActive = listActive;
    await expect(keys.current()).resolves.toMatchObject({ kid: expect.any(String) });
  });

  it("says so when no key can be stored", async () => {
    const { repository, keys } = setUp();
    repository.insertFirst = async () => {};
    await expect(keys.current()).rejects.toThrow("No signing key could be stored.");
  });

  it("uses no stored key that is no key pair", async () => {
    const { repository, keys } = setUp();
    const { kid } = await keys.current();
    const [row] = repository.rows;
    repository.rows = row ? [{ ...row, publicJwk: { kty: "oct", k: "AAAA", kid } }] : [];
    await expect(createSigningKeys(repository, box, { tokenLifetime }).find(kid)).rejects.toThrow(
      "A signing key must be a key pair.",
    );
  });
});
