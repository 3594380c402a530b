import { expect, it } from "vitest";
import { AuditAction, type AuditEntry } from "@tenon/schemas/audit";
import { nameAction } from "./action-names.ts";
import { describeEntry } from "./audit-sentence.ts";

const ada = { id: "0198c0de-0000-7000-8000-000000000001", name: "Ada", email: "ada@example.com" };
const bob = { id: "0198c0de-0000-7000-8000-000000000002", name: "Bob", email: "bob@example.com" };
const entry: AuditEntry = {
  id: "0198c0de-0000-7000-8000-000000000003",
  createdAt: new Date(0),
  action: "user.updated",
  actor: ada,
  via: "session",
  target: bob,
  address: null,
  userAgent: null,
  details: {},
};

it.each<[Partial<AuditEntry>, string]>([
  [
    { details: { "role.from": "member", "role.to": "admin" } },
    "Ada changed Bob’s role from member to admin",
  ],
  [
    { target: ada, details: { "name.from": "Ada", "name.to": "Countess" } },
    "Ada changed their own name from “Ada” to “Countess”",
  ],
  [{ details: { "isActive.from": true, "isActive.to": false } }, "Ada deactivated Bob"],
  [
    {
      details: {
        "role.from": "admin",
        "role.to": "member",
        "isActive.from": false,
        "isActive.to": true,
      },
    },
    "Ada changed Bob’s role from admin to member, and activated the account",
  ],
  [
    {
      details: {
        "name.from": "Bob",
        "name.to": "Robert",
        "role.from": "member",
        "role.to": "admin",
      },
    },
    "Ada changed Bob’s name from “Bob” to “Robert” and role from member to admin",
  ],
  [{}, "Ada saved Bob without a change"],
  [
    { action: "sessions.ended", details: { ended: 4 } },
    "Ada signed Bob out everywhere (4 sessions)",
  ],
  [
    { action: "sessions.ended", target: ada, details: { ended: 1 } },
    "Ada signed out everywhere (1 session)",
  ],
  [{ action: "session.refused", actor: null }, "Somebody failed to sign in as Bob"],
  [
    { action: "session.refused", actor: null, target: null },
    "Somebody failed to sign in with an address that no account has",
  ],
  [{ action: "user.created", actor: null, via: "operator" }, "An operator created the account Bob"],
  [
    {
      action: "webhook.updated",
      target: ada,
      details: { url: "https://b.example", "url.from": "https://a.example", "paused.to": true },
    },
    "Ada changed where the webhook to “https://a.example” leads: to “https://b.example”",
  ],
  [
    {
      action: "webhook.updated",
      target: ada,
      details: { url: "https://a.example", "events.to": "task.created" },
    },
    "Ada chose other events for the webhook to “https://a.example”",
  ],
  [
    {
      action: "webhook.updated",
      target: ada,
      details: { url: "https://a.example", "paused.to": false },
    },
    "Ada resumed the webhook to “https://a.example”",
  ],
  [
    { action: "api-key.created", target: ada, details: { name: "CI", prefix: "tenon_abc" } },
    "Ada made the API key “CI”",
  ],
  [
    { action: "product.removed", target: null, details: { sku: "\uE001TRAY-1" } },
    "Ada removed the product “TRAY-1”",
  ],
  [
    {
      action: "product.updated",
      target: null,
      details: {
        sku: "TRAY-1",
        "price.from": 1_999,
        "price.to": 2_400,
        "currency.from": "EUR",
        "currency.to": "EUR",
        description: true,
        "isActive.from": true,
        "isActive.to": false,
      },
    },
    "Ada changed the product “TRAY-1”: price from €19.99 to €24.00, description and no longer for sale",
  ],
  [
    { action: "product.updated", target: null, details: { sku: "A", "isActive.to": true } },
    "Ada put the product “A” into the shop",
  ],
  [
    {
      action: "product.stock-adjusted",
      target: null,
      details: { sku: "A", "stock.from": 8, "stock.to": 3 },
    },
    "Ada adjusted the stock of “A” from 8 to 3",
  ],
  [
    { action: "order.shipped", details: { number: 1001, "status.to": "shipped" } },
    "Ada shipped order 1001",
  ],
  [{ action: "tasks.imported", details: { tasks: 1_200 } }, "Ada imported 1,200 tasks for Bob"],
])("says what happened: %j", (particulars, sentence) => {
  expect(read({ ...entry, ...particulars })).toBe(sentence);
});

it.each(AuditAction.options)("has a sentence and a name for %s", (action) => {
  expect(read({ ...entry, action })).not.toContain(action);
  expect(nameAction(action)).not.toBe(action);
});

function read(said: AuditEntry): string {
  return describeEntry(said)
    .map((piece) => (typeof piece === "string" ? piece : (said[piece.party]?.name ?? "?")))
    .join("");
}
