import { describe, expect, it } from "vitest";
import { createArgon2Passwords } from "./argon2-passwords.ts";

/** Quick and unsafe: for what does not depend on the cost. */
const cheap = { memoryCost: 64, timeCost: 1 };

describe("createArgon2Passwords", () => {
  it("hashes with Argon2id at the cost that OWASP asks for, each with its own salt (A3)", async () => {
    const passwords = createArgon2Passwords();
    const hashes = await Promise.all([
      passwords.hash("correct horse"),
      passwords.hash("correct horse"),
    ]);
    for (const hash of hashes) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    }
    expect(new Set(hashes).size).toBe(2);
  });

  it.each([
    "correct horse",
    " leading and trailing ",
    "\u{1F511}".repeat(8),
    "caf\u00E9",
    "x".repeat(128),
    "",
  ])("knows the password %j again, and no other one", async (password) => {
    const passwords = createArgon2Passwords(cheap);
    const hash = await passwords.hash(password);
    expect(await passwords.verify(password, hash)).toBe(true);
    expect(await passwords.verify(`${password} `, hash)).toBe(false);
    expect(await passwords.verify(password.toUpperCase(), hash)).toBe(
      password.toUpperCase() === password,
    );
  });

  it.each([
    null,
    "",
    "$argon2id$",
    "$argon2id$v=19$m=64,t=1,p=1$c2FsdA$broken",
    "$argon2id$v=19$m=64,t=1,p=1$!!!!$!!!!",
    "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
    "not a hash",
  ])("answers false for the hash %j, and never throws", async (hash) => {
    await expect(createArgon2Passwords(cheap).verify("nobody's password", hash)).resolves.toBe(
      false,
    );
  });

  it.each([null, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$broken"])(
    "takes its time over the hash %j too, as an answer at once would tell (A2)",
    async (hash) => {
      const passwords = createArgon2Passwords({ memoryCost: 8192, timeCost: 2 });
      await passwords.verify("correct horse", null);
      const start = performance.now();
      await passwords.verify("correct horse", hash);
      // No machine is quick enough to hash in a millisecond, and a busy one only takes longer.
      expect(performance.now() - start).toBeGreaterThan(1);
    },
  );

  it.each([
    [
      { memoryCost: 64, timeCost: 1 },
      { memoryCost: 128, timeCost: 1 },
    ],
    [
      { memoryCost: 64, timeCost: 1 },
      { memoryCost: 64, timeCost: 2 },
    ],
  ])("sees that a hash made with %o is outdated today, with %o (A4)", async (before, today) => {
    const outdated = await createArgon2Passwords(before).hash("correct horse");
    const passwords = createArgon2Passwords(today);
    expect(passwords.isOutdated(outdated)).toBe(true);
    expect(await passwords.verify("correct horse", outdated)).toBe(true);
    expect(passwords.isOutdated(await passwords.hash("correct horse"))).toBe(false);
  });

  it("does not block the event loop", async () => {
    const passwords = createArgon2Passwords(cheap);
    const order: string[] = [];
    const hashed = passwords.hash("correct horse").then(() => order.push("hashed"));
    await Promise.resolve();
    order.push("went on");
    await hashed;
    expect(order).toEqual(["went on", "hashed"]);
  });

  it("works on a bounded number at a time, lets a bounded number wait and refuses the rest (S2)", async () => {
    const passwords = createArgon2Passwords({ ...cheap, concurrency: 2, maxQueue: 3 });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => passwords.verify("x", null)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => "fulfilled"),
      ...Array.from({ length: 3 }, () => "rejected"),
    ]);
    for (const refusal of results.slice(5)) {
      expect(refusal).toMatchObject({
        reason: { name: "AppError", reason: { code: "UNAVAILABLE", retryAfter: 2 } },
      });
    }
    await expect(passwords.hash("calm again")).resolves.toMatch(/^\$argon2id\$/);
  });
});
