import { expect, it } from "vitest";
import { describeEdit } from "./describe-edit.ts";

const now = new Date(2026, 2, 1);

it.each([
  [{ completed: true }, "Completed 2 tasks."],
  [{ completed: false }, "Reopened 2 tasks."],
  [{ priority: "urgent" }, "Set 2 tasks to Urgent priority."],
  [{ dueAt: new Date(2026, 2, 3) }, "Set 2 tasks due on 3 Mar."],
  [{ dueAt: null }, "Took the due date off 2 tasks."],
  [{ addTag: "home" }, "Tagged 2 tasks “home”."],
  [{ removeTag: "home" }, "Took the tag “home” off 2 tasks."],
] as const)("says of %o: %s", (edit, sentence) => {
  expect(describeEdit(2, edit, now)).toBe(sentence);
});
