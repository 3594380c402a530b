import { expect, it } from "vitest";
import { WebhookEvent } from "@tenon/schemas/webhooks";
import { describeEvent, eventGroups } from "./event-names.ts";

it("offers every event once", () => {
  const offered = eventGroups().flatMap(({ events }) => events);
  expect(offered.toSorted()).toEqual(WebhookEvent.options.toSorted());
});

it.each([
  ["order.placed", "Order placed"],
  ["webhook.test", "Test"],
  ["something.new", "something.new"],
  ["constructor", "constructor"],
])("says %s as %s", (type, words) => {
  expect(describeEvent(type)).toBe(words);
});
