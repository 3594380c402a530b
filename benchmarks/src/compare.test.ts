import { expect, it } from "vitest";
import { compare } from "./compare.ts";
import type { Round } from "./measure-call.ts";

it("takes ratios within each round, so that a slow machine slows nobody's figure alone", () => {
  const { tenonToBare } = compare({
    tenon: [round(1.2), round(6), round(1.4)],
    bare: [round(1), round(5), round(1)],
    starter: [round(2), round(10), round(2)],
  });
  expect(tenonToBare.cpu).toEqual({ median: 1.2, least: 1.2, most: 1.4 });
});

it("gives the middle round of each server, measure by measure", () => {
  const { figures } = compare({
    tenon: [round(1), round(9), round(2)],
    bare: [{ cpu: 1, p50: 5, p99: 7, perSecond: 100 }],
    starter: [round(3)],
  });
  expect(figures.tenon.cpu).toBe(2);
  expect(figures.bare).toEqual({ cpu: 1, p50: 5, p99: 7, perSecond: 100 });
});

function round(cpu: number): Round {
  return { cpu, p50: 1, p99: 1, perSecond: 1 };
}
