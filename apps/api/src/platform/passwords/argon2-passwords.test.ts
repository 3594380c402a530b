import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { getPriority } from "node:os";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createArgon2Passwords } from "./argon2-passwords.ts";

/** Quick and unsafe: for what does not depend on the cost. */
const cheap = { memoryCost: 64, timeCost: 1 };

describe("createArgon2Passwords", () => {
  it("hashes with Argon2id at the cost that OWASP asks for, each with its own salt (A3)", async () => {
    await using passwords = createArgon2Passwords();
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
    await using passwords = createArgon2Passwords(cheap);
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
    await using passwords = createArgon2Passwords(cheap);
    await expect(passwords.verify("nobody's password", hash)).resolves.toBe(false);
  });

  it.each([null, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$broken"])(
    "takes its time over the hash %j too, as an answer at once would tell (A2)",
    async (hash) => {
      await using passwords = createArgon2Passwords({ memoryCost: 8192, timeCost: 2 });
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
    await using former = createArgon2Passwords(before);
    const outdated = await former.hash("correct horse");
    await using passwords = createArgon2Passwords(today);
    expect(passwords.isOutdated(outdated)).toBe(true);
    expect(await passwords.verify("correct horse", outdated)).toBe(true);
    expect(passwords.isOutdated(await passwords.hash("correct horse"))).toBe(false);
  });

  it("does not block the event loop", async () => {
    await using passwords = createArgon2Passwords({ memoryCost: 19_456, timeCost: 4 });
    await passwords.verify("warmed up", null);
    let turns = 0;
    const turn = setInterval(() => (turns += 1));
    await passwords.hash("correct horse");
    clearInterval(turn);
    expect(turns).toBeGreaterThan(1);
  });

  it.runIf(process.platform === "linux")(
    "hashes on a thread that lets the others of the process go first (S2)",
    async () => {
      const before = await priorities();
      await using passwords = createArgon2Passwords(cheap);
      await passwords.hash("correct horse");
      const started = [...(await priorities())].filter(([thread]) => !before.has(thread));
      const behind = Math.min(getPriority() + 10, 19);
      expect(started.map(([, priority]) => priority)).toContain(behind);
      expect(before.get(String(process.pid))).toBe(getPriority());
    },
  );

  it("keeps a process alive until its hashes are made, and not a moment longer", async () => {
    const code = `import { createArgon2Passwords } from "${import.meta.resolve("./argon2-passwords.ts")}";
      const passwords = createArgon2Passwords();
      console.log(await passwords.verify("correct horse", await passwords.hash("correct horse")));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code]);
    expect(stdout).toBe("true\n");
  });

  it("works on a bounded number at a time, lets a bounded number wait and refuses the rest (S2)", async () => {
    await using passwords = createArgon2Passwords({ ...cheap, concurrency: 2, maxQueue: 3 });
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

const run = promisify(execFile);

/** Of each thread of this process. */
async function priorities(): Promise<Map<string, number>> {
  const threads = await readdir("/proc/self/task");
  const entries = threads.map(async (thread) => {
    const stat = await readFile(`/proc/self/task/${thread}/stat`, "utf8");
    return [thread, Number(stat.split(") ")[1]?.split(" ")[16])] as const;
  });
  return new Map(await Promise.all(entries));
}
