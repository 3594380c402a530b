import { expect, it } from "vitest";
import { countFilters, readAuditView, toListInput, writeAuditView } from "./audit-view.ts";

const ada = "0198c0de-0000-7000-8000-000000000001";

it("is written as it is read, and includes both days", () => {
  const search = {
    action: "user.updated",
    actor: ada,
    target: ada,
    from: "2026-03-01",
    to: "2026-03-07",
  };
  expect(writeAuditView(readAuditView(search))).toEqual(search);
  expect(toListInput(readAuditView(search))).toEqual({
    limit: 30,
    action: "user.updated",
    actorId: ada,
    targetId: ada,
    from: new Date(2026, 2, 1),
    before: new Date(2026, 2, 8),
  });
});

it("leaves out what makes no sense", () => {
  const view = readAuditView({ action: "user.praised", actor: "ada", from: "2026-02-30", to: "" });
  expect(toListInput(view)).toEqual({ limit: 30 });
  expect(countFilters(view)).toBe(0);
});
