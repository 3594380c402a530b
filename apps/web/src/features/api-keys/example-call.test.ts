import { expect, it } from "vitest";
import { exampleCall } from "./example-call.ts";

const origin = "https://tenon.example.com";

it("shows a call that the key may make, a harmless one first", () => {
  expect(exampleCall(["tasks:write", "tasks:read"], origin)).toBe(
    'curl -H "Authorization: Bearer $TENON_API_KEY" https://tenon.example.com/trpc/tasks.list',
  );
  expect(exampleCall(["tasks:write"], origin)).toBe(
    `curl -H "Authorization: Bearer $TENON_API_KEY" -H "Content-Type: application/json" https://tenon.example.com/trpc/tasks.create -d '{"json":{"title":"Order the oak"}}'`,
  );
});
