import { expect, it } from "vitest";
import { exportQuery } from "./export-tasks.ts";
import { defaultView } from "./task-view.ts";

const now = new Date(2026, 2, 5, 14, 30);

it("says every filter of a view in the address, but neither its order nor its page", () => {
  const query = exportQuery(
    {
      state: "done",
      search: "milk & honey",
      priority: "high",
      tag: "home",
      due: "today",
      sort: "title",
      order: "asc",
    },
    now,
  );
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
    completed: "true",
    priority: "high",
    tag: "home",
    dueFrom: new Date(2026, 2, 5).toISOString(),
    dueBefore: new Date(2026, 2, 6).toISOString(),
    search: "milk & honey",
  });
});

it("narrows nothing where all is shown", () => {
  expect(exportQuery({ ...defaultView, state: "all" }, now)).toBe("");
});
