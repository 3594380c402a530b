import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { foresee } from "./foresee.ts";

const lists = { queryKey: ["orders", "list"] };
const all = { queryKey: ["orders"] };

it("shows a row as it will be wherever it stands, and takes that back", async () => {
  const { queries, read } = setUp();
  const before = read();
  const { takeBack } = await foresee(queries, all, { id: "b", fields: { status: "paid" } });
  expect(read()).toEqual({
    list: ["a placed", "b paid"],
    pages: ["a placed", "b paid", "c placed"],
    one: "b paid",
  });
  takeBack();
  expect(read()).toEqual(before);
});

it("touches only the answers it is told to, and adds no field to them", async () => {
  const { queries, read } = setUp();
  await foresee(queries, lists, { id: "b", fields: { status: "paid", note: "new" } });
  expect(read().one).toBe("b placed");
  expect(JSON.stringify(queries.getQueriesData(lists))).not.toContain("note");
});

it("leaves what was read meanwhile, and what somebody else foresees", async () => {
  const { queries, read } = setUp();
  const { takeBack } = await foresee(queries, all, { id: "b", fields: { status: "paid" } });
  queries.setQueryData(["orders", "byId", "b"], { id: "b", status: "paid", version: 2 });
  await foresee(queries, lists, { id: "b", fields: { status: "shipped" } });
  takeBack();
  expect(read()).toMatchObject({ list: ["a placed", "b shipped"], one: "b paid" });
});

it("is not undone by an answer that was on its way", async () => {
  const { queries, read } = setUp();
  const answer = Promise.withResolvers<unknown>();
  const reading = queries
    .query({ queryKey: ["orders", "byId", "b"], queryFn: () => answer.promise })
    .catch(() => {});
  await foresee(queries, all, { id: "b", fields: { status: "paid" } });
  answer.resolve({ id: "b", status: "placed", version: 1 });
  await reading;
  expect(read().one).toBe("b paid");
});

it("goes on reading what it interrupted, and nothing else", async () => {
  const { queries } = setUp();
  const answer = Promise.withResolvers<unknown>();
  void queries
    .query({ queryKey: ["orders", "byId", "b"], queryFn: () => answer.promise })
    .catch(() => {});
  const { readOn } = await foresee(queries, all, { id: "b", fields: { status: "paid" } });
  readOn();
  const outdated = queries
    .getQueryCache()
    .findAll({ predicate: ({ state }) => state.isInvalidated });
  expect(outdated.map(({ queryKey }) => queryKey)).toEqual([["orders", "byId", "b"]]);
  answer.resolve(null);
});

type Row = { id: string; status: string; version: number };

function setUp() {
  const queries = new QueryClient();
  const row = (id: string): Row => ({ id, status: "placed", version: 1 });
  const keys = {
    list: ["orders", "list", "short"],
    pages: ["orders", "list", "long"],
    one: ["orders", "byId", "b"],
  };
  queries.setQueryData(keys.list, { items: [row("a"), row("b")] });
  queries.setQueryData(keys.pages, {
    pages: [{ items: [row("a")] }, { items: [row("b"), row("c")] }],
  });
  queries.setQueryData(keys.one, row("b"));
  const say = ({ id, status }: Row) => `${id} ${status}`;
  const read = () => ({
    list: queries.getQueryData<{ items: Row[] }>(keys.list)?.items.map(say),
    pages: queries
      .getQueryData<{ pages: { items: Row[] }[] }>(keys.pages)
      ?.pages.flatMap(({ items }) => items.map(say)),
    one: queries.getQueriesData<Row>({ queryKey: keys.one }).map(([, one]) => one && say(one))[0],
  });
  return { queries, read };
}
