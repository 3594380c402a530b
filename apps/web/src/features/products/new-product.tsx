import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Group, Stack, Switch, TextInput } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import type { CreateProductInput, Product } from "@tenon/schemas/products";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { emptyDraft, isUnchanged, toPrice } from "./product-draft.ts";
import { ProductFields } from "./product-fields.tsx";
import { forPeople } from "./product-form-schema.ts";
import { useProductCache } from "./use-product-cache.ts";

type NewProductProps = { onSaved: (product: Product) => void; onClose: () => void };

const empty = { ...emptyDraft("EUR"), stock: "", isActive: true };

/** The form for something new to sell. */
export function NewProduct({ onSaved, onClose }: NewProductProps) {
  const { products } = useTRPCClient();
  const cache = useProductCache();
  const toasts = useToasts();
  const {
    values: draft,
    failure,
    isSending,
    submit,
    bind,
    set,
  } = useServerForm({
    schema: loadSchema,
    initialValues: empty,
    keptAs: "product-new",
    toInput,
    send,
  });
  const isDirty = !isUnchanged(empty, draft) || draft.stock !== "";
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw="34rem">
        <FormFailure message={failure} />
        <ProductFields draft={draft} bind={bind} set={set} />
        <TextInput
          label={t`In stock`}
          description={t`How many there are at first.`}
          inputMode="numeric"
          autoComplete="off"
          placeholder="0"
          w="min(14rem, 100%)"
          {...bind("stock")}
          value={draft.stock}
          onChange={({ currentTarget }) => set("stock", currentTarget.value)}
        />
        <Switch
          label={t`For sale at once`}
          description={t`Off: only administrators see it.`}
          {...bind("isActive")}
          checked={draft.isActive}
          onChange={({ currentTarget }) => set("isActive", currentTarget.checked)}
        />
        <Group gap="xs">
          <Button type="submit" loading={isSending}>
            <Trans>Add the product</Trans>
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </Group>
      </Stack>
      {blocker.status === "blocked" && (
        <DiscardChanges onDiscard={blocker.proceed} onKeep={blocker.reset} />
      )}
    </form>
  );

  async function send(input: CreateProductInput): Promise<void> {
    const product = await products.create.mutate(input);
    cache.keep(product);
    const { name } = product;
    toasts.show({ tone: "done", message: t`Added “${name}”.` });
    onSaved(product);
  }
}

function toInput({ stock, price, currency, ...draft }: typeof empty): CreateProductInput {
  return {
    ...draft,
    price: toPrice({ ...draft, price, currency }),
    stock: stock.trim() === "" ? 0 : Number(stock),
  };
}

async function loadSchema() {
  const { CreateProductInput: schema } = await import("@tenon/schemas/products");
  return forPeople(schema);
}
