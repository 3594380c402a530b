import { Badge, type BadgeProps } from "@mantine/core";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeState } from "./webhook-words.ts";

export function WebhookState({ webhook }: { webhook: Webhook }) {
  return (
    <Badge size="sm" tt="none" {...lookOf(webhook)}>
      {describeState(webhook)}
    </Badge>
  );
}

function lookOf({ pauseReason, failingSince }: Webhook): BadgeProps {
  if (pauseReason === "owner") return { variant: "default" };
  const isFailing = pauseReason !== null || failingSince !== null;
  return isFailing ? { variant: "light", color: "red" } : { variant: "light" };
}
