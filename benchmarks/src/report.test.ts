import { expect, it } from "vitest";
import { describeResults } from "./report.ts";

const delivery = {
  streams: 200,
  perSecond: 199,
  heard: 4_000,
  missing: 0,
  p50: 1.64,
  p99: 142,
  memoryPerStream: 80,
};

it("names both messengers, and says when there is no Redis", () => {
  const withBoth = describeEvents({ postgres: delivery, redis: { ...delivery, p99: 30 } });
  expect(withBoth).toMatch(/PostgreSQL wakes +199 +1\.6 +142\.0 +4000 +0 +80\n/);
  expect(withBoth).toMatch(/Redis wakes +199 +1\.6 +30\.0/);
  expect(withBoth).not.toContain("was found");

  const withOne = describeEvents({ postgres: delivery, redis: null });
  expect(withOne).toContain("No redis-server or valkey-server was found");
  expect(withOne).not.toContain("Redis wakes");
});

function describeEvents(deliveries: {
  postgres: typeof delivery;
  redis: typeof delivery | null;
}): string {
  return describeResults({ calls: {}, events: { deliveries, costs: [] } });
}
