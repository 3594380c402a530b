import { describe, expect, it } from "vitest";
import { readDueRange, toMoments, writeDueRange } from "./due-range.ts";

describe("readDueRange", () => {
  it.each(["overdue", "today", "week", "2026-03-01..2026-03-07", "2026-03-01..", "..2026-03-07"])(
    "keeps %s as it is",
    (text) => {
      const range = readDueRange(text);
      expect(range === null ? null : writeDueRange(range)).toBe(text);
    },
  );

  it.each([
    "",
    "..",
    "tomorrow",
    "2026-03-01",
    "2026-02-30..",
    "2026-3-1..",
    "0000-01-01..",
    "..9999-12-31",
    "2026-03-01..x",
    "2026-03-01..2026-03-02..2026-03-03",
  ])("refuses %j", (text) => {
    expect(readDueRange(text)).toBeNull();
  });
});

describe("toMoments", () => {
  const now = new Date(2026, 2, 5, 14, 30);

  it("is overdue what was due before today", () => {
    expect(toMoments("overdue", now)).toEqual({ dueBefore: new Date(2026, 2, 5) });
  });

  it("takes the whole of today", () => {
    expect(toMoments("today", now)).toEqual({
      dueFrom: new Date(2026, 2, 5),
      dueBefore: new Date(2026, 2, 6),
    });
  });

  it("counts seven days from today", () => {
    expect(toMoments("week", now)).toEqual({
      dueFrom: new Date(2026, 2, 5),
      dueBefore: new Date(2026, 2, 12),
    });
  });

  it("includes both ends of a range, also over the change to summer time", () => {
    expect(toMoments({ from: "2026-03-28", to: "2026-03-29" }, now)).toEqual({
      dueFrom: new Date(2026, 2, 28),
      dueBefore: new Date(2026, 2, 30),
    });
  });

  it("leaves an open end open", () => {
    expect(toMoments({ from: "", to: "2026-03-07" }, now)).toEqual({
      dueBefore: new Date(2026, 2, 8),
    });
  });
});
