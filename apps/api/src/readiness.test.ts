import { describe, expect, it } from "vitest";
import { createReadinessCheck } from "./readiness.ts";

async function applied() {
  return { pending: [], failed: [] };
}

function running(): boolean {
  return false;
}

describe("createReadinessCheck", () => {
  it("is ready when the database answers with every migration applied", async () => {
    expect(
      await createReadinessCheck({ readMigrations: applied, isDraining: running })(),
    ).toBeNull();
  });

  it("says so as soon as the server is shutting down, without a question to the database (Q1)", async () => {
    const draining = { now: false };
    const asked = { count: 0 };
    const notReady = createReadinessCheck({
      readMigrations: () => {
        asked.count += 1;
        return applied();
      },
      isDraining: () => draining.now,
    });
    expect(await notReady()).toBeNull();
    draining.now = true;
    expect(await notReady()).toBe("shutting down");
    expect(asked.count).toBe(1);
  });

  it.each([
    [["20260101_a"], [], "migrations are not applied: 20260101_a"],
    [["20260101_a", "20260102_b"], [], "migrations are not applied: 20260101_a, 20260102_b"],
    [[], ["20260103_c"], "migrations are not applied: 20260103_c"],
    [["20260101_a"], ["20260103_c"], "migrations are not applied: 20260101_a, 20260103_c"],
  ])(
    "names the migrations %j that are pending and %j that failed",
    async (pending, failed, reason) => {
      const readMigrations = async () => ({ pending, failed });
      expect(await createReadinessCheck({ readMigrations, isDraining: running })()).toBe(reason);
    },
  );

  it.each([
    Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("terminating connection due to administrator command"), {
      code: "57P01",
    }),
    new Error("timeout exceeded when trying to connect"),
  ])("is not ready when the database is away: %o (P2, Q6)", async (error) => {
    const readMigrations = async () => {
      throw error;
    };
    expect(await createReadinessCheck({ readMigrations, isDraining: running })()).toBe(
      "the database does not answer",
    );
  });

  it("does not wait for a database that is slow (Q6)", async () => {
    const readMigrations = () => new Promise<never>(() => {});
    const notReady = createReadinessCheck({
      readMigrations,
      isDraining: running,
      timeoutMs: 20,
    });
    expect(await notReady()).toBe("the database does not answer");
  });

  it("passes on what is no failure of the database", async () => {
    const failure = new TypeError("x is not a function");
    const readMigrations = () => Promise.reject(failure);
    await expect(createReadinessCheck({ readMigrations, isDraining: running })()).rejects.toBe(
      failure,
    );
  });
});
