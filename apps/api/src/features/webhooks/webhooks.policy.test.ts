import { describe, expect, it } from "vitest";
import {
  isDelivered,
  nextPauseMs,
  type Outcome,
  pauseReasonAfter,
  writeBody,
} from "./webhooks.policy.ts";

const failed: Outcome = { status: 500, retryAfterMs: null };
const dayMs = 86_400_000;

function pauseAfter(attempts: number, outcome = failed, random = 0) {
  return nextPauseMs({ type: "task.created", attempts }, outcome, random);
}

describe("a message that failed", () => {
  it("is tried ten times more, over three days and a bit", () => {
    const pauses = Array.from({ length: 10 }, (_, attempts) => pauseAfter(attempts) ?? 0);
    expect(pauses.slice(0, 5)).toEqual([5_000, 30_000, 120_000, 600_000, 3_600_000]);
    const total = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(total).toBeGreaterThan(3 * dayMs);
    expect(total).toBeLessThan(3.1 * dayMs);
    expect(pauseAfter(10)).toBeNull();
  });

  it("is tried up to a fifth later, by chance", () => {
    expect(pauseAfter(1, failed, 0.5)).toBe(33_000);
    expect(pauseAfter(1, failed, 1)).toBe(36_000);
  });

  it("waits as long as the receiver says, but no less than it would and no more than a day", () => {
    const after = (retryAfterMs: number) => pauseAfter(1, { status: 503, retryAfterMs });
    expect([after(0), after(90_000), after(9 * dayMs)]).toEqual([30_000, 90_000, dayMs]);
  });

  it("is given up when nothing is expected there any more, or it was a test", () => {
    expect(pauseAfter(0, { status: 410, retryAfterMs: null })).toBeNull();
    expect(nextPauseMs({ type: "webhook.test", attempts: 0 }, failed, 0)).toBeNull();
  });
});

it("counts a 2xx and nothing else as delivered", () => {
  const statuses = [null, 100, 199, 200, 204, 299, 300, 302, 404, 500];
  const delivered = statuses.filter((status) => isDelivered({ status, retryAfterMs: null }));
  expect(delivered).toEqual([200, 204, 299]);
});

it("pauses what is gone at once, and what fails when it has failed for too long", () => {
  const reason = (status: number | null, failingMs: number) =>
    pauseReasonAfter({ status, retryAfterMs: null }, { failingMs, giveUpMs: 3 * dayMs });
  expect([reason(410, 0), reason(500, 0), reason(null, 3 * dayMs - 1)]).toEqual([
    "gone",
    null,
    null,
  ]);
  expect([reason(500, 3 * dayMs), reason(null, 4 * dayMs)]).toEqual(["failing", "failing"]);
});

it("says when it happened, and what", () => {
  const event = { type: "order.placed", id: "1", version: 1 };
  expect(writeBody({ event, at: new Date(0) })).toBe(
    '{"type":"order.placed","timestamp":"1970-01-01T00:00:00.000Z","data":{"id":"1","version":1}}',
  );
});
