import { describe, expect, it } from "vitest";
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
    await expect(other.current()).rejects.toThrow();
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

  it("signs with the new key after a rotation, and goes on verifying with the old one (A14)", async () => {
    const { keys } = setUp();
    const before = await keys.current();
    await keys.rotate();
    const after = await keys.current();
    expect(after.kid).not.toBe(before.kid);
    expect(await keys.find(before.kid)).not.toBeNull();
    expect(await keys.find(after.kid)).not.toBeNull();
    expect((await keys.publicSet()).keys.map(({ kid }) => kid)).toEqual([after.kid, before.kid]);
  });

  it("learns of another server's rotation from the first token that names the new key (A14)", async () => {
    const { repository, clock, keys } = setUp();
    await keys.current();
    const other = createSigningKeys(repository, box, { tokenLifetime });
    await other.rotate();
    const { kid } = await other.current();
    expect(await keys.find(kid)).toBeNull();
    clock.now += 10_000;
    expect(await keys.find(kid)).not.toBeNull();
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
    clock.now += tokenLifetime * 1000;
    await keys.rotate();
    expect(await keys.find(before.kid)).not.toBeNull();
    clock.now += 61_000;
    await keys.rotate();
    expect(await keys.find(before.kid)).toBeNull();
    expect((await keys.publicSet()).keys.map(({ kid }) => kid)).not.toContain(before.kid);
  });

  it("sees within a minute what was done to the keys elsewhere", async () => {
    const { repository, clock, keys } = setUp();
    const { kid } = await keys.current();
    repository.rows = [];
    await createSigningKeys(repository, box, { tokenLifetime }).rotate();
    clock.now += 60_000;
    expect(await keys.find(kid)).not.toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    await keys.publicSet();
    expect(await keys.find(kid)).toBeNull();
  });

  it("goes on with the keys it has while the database is away", async () => {
    const { repository, clock, keys } = setUp();
    const { kid } = await keys.current();
    repository.listActive = () => Promise.reject(new Error("database away"));
    clock.now += 60_000;
    expect(await keys.find("unknown")).toBeNull();
    expect(await keys.find(kid)).not.toBeNull();
    expect((await keys.current()).kid).toBe(kid);
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
    repository.insert = async () => {};
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
