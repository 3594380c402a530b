import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ApiKeyScope, CreateApiKeyInput, type CreatedApiKey } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { addDays, writeDay } from "#ui/days.ts";
import { Dialog } from "#ui/dialog.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { useNow } from "#ui/use-now.ts";
import { expiryChoices, type KeyExpiry, toMoment } from "./key-expiry.ts";
import { NewApiKey } from "./new-api-key.tsx";
import { ScopeMatrix } from "./scope-matrix.tsx";

type CreateApiKeyProps = { role: UserRole; onClose: () => void };
type Draft = { name: string; scopes: ApiKeyScope[]; expiresAt: KeyExpiry };

/** Makes a key, and shows it the one time it can be seen. */
export function CreateApiKey({ role, onClose }: CreateApiKeyProps) {
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  if (created) {
    const { name } = created;
    return (
      <Dialog title={t`“${name}” is made`}>
        <NewApiKey created={created} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t`New API key`} onClose={onClose}>
      <CreateForm role={role} onCreated={setCreated} onCancel={onClose} />
    </Dialog>
  );
}

type CreateFormProps = {
  role: UserRole;
  onCreated: (created: CreatedApiKey) => void;
  onCancel: () => void;
};

function CreateForm({ role, onCreated, onCancel }: CreateFormProps) {
  const trpc = useTRPC();
  const { apiKeys } = useTRPCClient();
  const queries = useQueryClient();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: newDraft(),
    keptAs: "api-key",
    toInput: ({ expiresAt, ...rest }) => ({ ...rest, expiresAt: toMoment(expiresAt, new Date()) }),
    async send(input) {
      onCreated(await apiKeys.create.mutate(input));
      await queries.invalidateQueries(trpc.apiKeys.list.infiniteQueryFilter());
    },
  });
  const { values, bind, set } = form;
  const now = useNow();
  const { choice, day } = values.expiresAt;
  const expiry = bind("expiresAt");
  const byDay = choice === "day";
  const choices = expiryChoices();

  return (
    <FormFrame
      form={form}
      send={t`Make the key`}
      place="dialog"
      others={
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      }
    >
      <TextInput
        label={t`Name`}
        description={t`What it is for, to tell it from others.`}
        maxLength={100}
        data-autofocus
        {...bind("name")}
        value={values.name}
        onChange={({ currentTarget }) => set("name", currentTarget.value)}
      />
      <ScopeMatrix
        role={role}
        {...bind("scopes")}
        value={values.scopes}
        onChange={(scopes) => set("scopes", scopes)}
      />
      <NativeSelect
        label={t`Ends`}
        data={choices}
        {...(byDay ? {} : expiry)}
        value={choice}
        onChange={({ currentTarget: { value } }) => {
          const chosen = choices.find((each) => each.value === value);
          if (chosen) set("expiresAt", { choice: chosen.value, day });
        }}
      />
      {byDay && (
        <TextInput
          type="date"
          label={t`Last day`}
          min={writeDay(now)}
          max="9998-12-31"
          {...expiry}
          value={day}
          onChange={({ currentTarget }) => set("expiresAt", { choice, day: currentTarget.value })}
        />
      )}
    </FormFrame>
  );
}

function newDraft(): Draft {
  const day = writeDay(addDays(new Date(), 30));
  return { name: "", scopes: [], expiresAt: { choice: "90", day } };
}

async function loadSchema() {
  return CreateApiKeyInput;
}
