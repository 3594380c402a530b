import type { Webhook } from "@tenon/schemas/webhooks";
import { StatusMark, type StatusTone } from "#ui/status-mark.tsx";
import { describeState } from "./webhook-words.ts";

export function WebhookState({ webhook }: { webhook: Webhook }) {
  return <StatusMark tone={toneOf(webhook)}>{describeState(webhook)}</StatusMark>;
}

function toneOf({ pauseReason, failingSince }: Webhook): StatusTone {
  if (pauseReason === "owner") return "idle";
  return pauseReason === null && failingSince === null ? "active" : "wrong";
}
