import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Switch, TextInput } from "@mantine/core";
import type { CreateProductInput, Product } from "@tenon/schemas/products";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
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
  const form = useServerForm({
    schema: loadSchema,
    initialValues: empty,
    keptAs: "product-new",
    toInput,
    send,
  });
  const { values: draft, bind, set } = form;
  const isDirty = !isUnchanged(empty, draft) || draft.stock !== "";

  return (
    <FormFrame
      form={form}
      send={t`Add the product`}
      others={
        <Button variant="subtle" color="gray" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
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
      <DiscardChanges isTyped={isDirty} />
    </FormFrame>
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
