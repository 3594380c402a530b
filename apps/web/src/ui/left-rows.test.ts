import { expect, it } from "vitest";
import { type Shown, withLeft, withoutLeft } from "./left-rows.ts";

type Row = { id: string; isOpen: boolean };

it("keeps rows that left in their places", () => {
  const read = { rows: rows("b", "d"), belongs, hasMore: false };
  expect(told(withLeft(shown("a", "b", "c", "d", "e"), read))).toBe("(a) b (c) d (e)");
});

it("keeps rows that left together in their order", () => {
  const read = { rows: rows("d"), belongs, hasMore: false };
  expect(told(withLeft(shown("a", "b", "c", "d"), read))).toBe("(a) (b) (c) d");
});

it("has what came meanwhile above what was there, and what was loaded below it", () => {
  const read = { rows: rows("new", "b", "c", "d"), belongs, hasMore: false };
  expect(told(withLeft(shown("a", "b"), read))).toBe("new (a) b c d");
  expect(told(withLeft(shown("a"), { ...read, rows: rows("new") }))).toBe("new (a)");
});

it("takes a row that was changed here for one that left, wherever it stands", () => {
  const read = { rows: [...rows("a"), closed("b")], belongs, hasMore: true };
  const after = withLeft(shown("a", "b"), read);
  expect(told(after)).toBe("a (b)");
  expect(told(withLeft(after, { ...read, rows: rows("a") }))).toBe("a (b)");
  expect(told(withLeft(after, { ...read, rows: rows("a", "b") }))).toBe("a b");
});

it("does not take for left what may only be further down", () => {
  const read = { rows: rows("new", "a", "b"), belongs, hasMore: true };
  expect(told(withLeft(shown("a", "b", "c"), read))).toBe("new a b");
});

it("has only what belongs to the view when nothing is held", () => {
  const read = { rows: [closed("a"), ...rows("b")], belongs, hasMore: false };
  expect(told(withoutLeft(read))).toBe("b");
});

function rows(...ids: string[]): Row[] {
  return ids.map((id) => ({ id, isOpen: true }));
}

function closed(id: string): Row {
  return { id, isOpen: false };
}

function belongs({ isOpen }: Row): boolean {
  return isOpen;
}

function shown(...ids: string[]): Shown<Row> {
  return { rows: rows(...ids), left: new Set() };
}

function told({ rows: all, left }: Shown<Row>): string {
  return all.map(({ id }) => (left.has(id) ? `(${id})` : id)).join(" ");
}
