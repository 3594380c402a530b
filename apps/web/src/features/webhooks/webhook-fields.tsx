import { t } from "@lingui/core/macro";
import { TextInput } from "@mantine/core";
import { EventChoice } from "./event-choice.tsx";
import type { WebhookDraft } from "./webhook-draft.ts";

type WebhookFieldsProps = {
  draft: WebhookDraft;
  bind: (name: keyof WebhookDraft) => { name: string; error: string | undefined };
  set: <Field extends keyof WebhookDraft>(name: Field, value: WebhookDraft[Field]) => void;
};

export function WebhookFields({ draft, bind, set }: WebhookFieldsProps) {
  return (
    <>
      <TextInput
        label={t`Address`}
        description={t`Where your service takes messages, by HTTP POST.`}
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://example.com/tenon"
        maxLength={2000}
        w="min(34rem, 100%)"
        {...bind("url")}
        value={draft.url}
        onChange={({ currentTarget }) => set("url", currentTarget.value)}
      />
      <TextInput
        label={t`Description`}
        description={t`What it is for, to tell it from others.`}
        maxLength={200}
        w="min(34rem, 100%)"
        {...bind("description")}
        value={draft.description}
        onChange={({ currentTarget }) => set("description", currentTarget.value)}
      />
      <EventChoice
        {...bind("events")}
        value={draft.events}
        onChange={(events) => set("events", events)}
      />
    </>
  );
}
