import { expect, it } from "vitest";
import { z } from "zod";
import { CreateTaskInput, Task, TaskPage, TaskRef } from "@tenon/schemas/tasks";
import { once } from "#trpc/once.ts";
import { adminProcedure, publicProcedure, router, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import { describeContract } from "./describe-contract.ts";

const tasks = router({
  create: userProcedure
    .meta(route("POST /tasks", 201))
    .input(CreateTaskInput)
    .output(Task)
    .mutation(once(neverCalled, { required: true })),
  list: userProcedure.output(TaskPage).query(neverCalled),
  remove: adminProcedure.input(TaskRef).output(TaskRef).mutation(once(neverCalled)),
});

it("describes a procedure by what it declares", () => {
  expect(describeContract(router({ tasks })).procedures["tasks.create"]).toEqual({
    kind: "mutation",
    access: "user",
    idempotencyKey: "required",
    input: "CreateTaskInput",
    output: "Task",
    refusals: [
      "CONFLICT",
      "FORBIDDEN",
      "IDEMPOTENCY_KEY_REUSED",
      "INTERNAL",
      "RATE_LIMITED",
      "UNAUTHENTICATED",
      "UNAVAILABLE",
      "VALIDATION_FAILED",
    ],
    rest: { method: "POST", path: "/tasks", status: 201 },
  });
});

it("says what an idempotency key does at each", () => {
  const { procedures } = describeContract(router({ tasks }));
  expect(Object.entries(procedures).map(([path, each]) => [path, each.idempotencyKey])).toEqual([
    ["tasks.create", "required"],
    ["tasks.list", "none"],
    ["tasks.remove", "optional"],
  ]);
});

it("has every schema once, by its name, with dates as text and what has a default left to callers", () => {
  const { schemas } = describeContract(router({ tasks }));
  expect(schemas["TaskPage"]?.properties?.["items"]).toEqual({
    type: "array",
    items: { $ref: "#/components/schemas/Task" },
    maxItems: 100,
  });
  expect(schemas["Timestamp"]).toMatchObject({ type: "string", format: "date-time" });
  expect(schemas["CreateTaskInput"]).toMatchObject({
    required: ["title"],
    additionalProperties: false,
    properties: { priority: { $ref: "#/components/schemas/TaskPriority", default: "normal" } },
  });
  expect(schemas["Task"]?.additionalProperties).toBeUndefined();
});

it("says which status each error has and what it says beside itself", () => {
  const { errors, schemas } = describeContract(router({ tasks }));
  expect(errors["STALE_VERSION"]).toEqual({ status: 409, data: "StaleVersionData" });
  expect(errors["FORBIDDEN"]).toEqual({ status: 403 });
  expect(schemas["RateLimitedData"]?.properties).toEqual({
    retryAfter: { type: "integer", minimum: 1 },
  });
});

it("leaves the schemas as they are", () => {
  const before = JSON.stringify(z.toJSONSchema(CreateTaskInput, { unrepresentable: "any" }));
  describeContract(router({ tasks }));
  expect(JSON.stringify(z.toJSONSchema(CreateTaskInput, { unrepresentable: "any" }))).toBe(before);
});

it("asks for a name where an answer has none", () => {
  const nameless = publicProcedure.output(z.object({ secret: z.string() })).query(neverCalled);
  expect(() => describeContract(router({ tasks: router({ nameless }) }))).toThrow(
    "What tasks.nameless answers has no name: export its schema",
  );
});

it("asks every change what it does about a key", () => {
  const silent = userProcedure.input(TaskRef).output(TaskRef).mutation(neverCalled);
  expect(() => describeContract(router({ tasks: router({ silent }) }))).toThrow(
    "tasks.silent says nothing about keys",
  );
});

it("asks for an answer where none is declared", () => {
  const open = publicProcedure.query(() => "anything");
  expect(() => describeContract(router({ tasks: router({ open }) }))).toThrow("output");
});

function neverCalled(): Promise<never> {
  return Promise.reject(new Error("Nothing is called here."));
}
