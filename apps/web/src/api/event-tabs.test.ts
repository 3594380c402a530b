import { describe, expect, it } from "vitest";
import { readEventTabMessage } from "./event-tabs.ts";

const id = "0197a7a0-0000-7000-8000-000000000001";
const told = { type: "told", after: "1", id: "2", data: { type: "task.removed", id } };

describe("readEventTabMessage", () => {
  it.each([
    { type: "asked" },
    { type: "line", isUp: false },
    told,
    { ...told, after: null, data: { type: "stream.caught-up" } },
  ])("understands %j", async (message) => {
    expect(await readEventTabMessage(message)).toEqual(message);
  });

  it.each([
    null,
    "asked",
    { type: "other" },
    { type: "line", isUp: "yes" },
    { ...told, after: undefined },
    { ...told, id: 2 },
    { ...told, data: { type: "task.melted", id } },
    { ...told, data: { type: "task.removed" } },
  ])("passes over %j", async (message) => {
    expect(await readEventTabMessage(message)).toBeNull();
  });
});
