import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Product, UpdateProductInput } from "@tenon/schemas/products";
import { newerVersion } from "#api/newer-version.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { GoneNotice } from "#ui/gone-notice.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { loadProduct } from "./load-product.ts";
import { isUnchanged, rebase, toDraft, toEdit } from "./product-draft.ts";
import { ProductFields } from "./product-fields.tsx";
import { forPeople } from "./product-form-schema.ts";
import { StaleProduct } from "./stale-product.tsx";
import { useProductCache } from "./use-product-cache.ts";

type EditProductProps = {
  /** The product as the server last answered it. */
  stored: Product;
  /** Whether somebody has deleted it since. */
  isGone: boolean;
};

export function EditProduct({ stored, isGone }: EditProductProps) {
  const { products } = useTRPCClient();
  const cache = useProductCache();
  const toasts = useToasts();
  /** The version the draft was made of. */
  const [base, setBase] = useState(stored);
  /** The version that was stored meanwhile, when saving was refused for it. */
  const [stale, setStale] = useState<Product | null>(null);
  const form = useServerForm({
    schema: loadSchema,
    initialValues: toDraft(base),
    keptAs: `product-${base.id}`,
    toInput: (edited) => toEdit(base, edited),
    send,
  });
  const { values: draft, deliver, bind, set, setValues } = form;
  const isDirty = !isUnchanged(toDraft(base), draft);
  const isOutdated = !isDirty && stored.version > base.version;
  useEffect(() => {
    if (isOutdated) startFrom(stored);
  });

  return (
    <FormFrame
      form={form}
      send={t`Save`}
      canSend={isDirty && !isGone}
      others={
        <Button variant="default" disabled={!isDirty} onClick={() => startFrom(stored)}>
          <Trans>Discard</Trans>
        </Button>
      }
    >
      {isGone && <GoneNotice title={t`This product was deleted meanwhile`} />}
      {stale && (
        <StaleProduct
          versions={{ base: toDraft(base), draft, current: toDraft(stale) }}
          isSending={form.isSending}
          onTakeStored={() => startFrom(stale)}
          onKeepMine={() => void keepMine(stale)}
        />
      )}
      <ProductFields draft={draft} bind={bind} set={set} />
      <DiscardChanges isTyped={isDirty} />
    </FormFrame>
  );

  async function send(input: UpdateProductInput): Promise<void> {
    try {
      const saved = await store(input);
      cache.keep(saved);
      startFrom(saved);
      const { name } = saved;
      toasts.show({ tone: "done", message: t`Saved “${name}”.` });
    } catch (error) {
      const newer = await newerVersion(error, loadProduct);
      if (!newer) throw error;
      cache.keep(newer);
      setStale(newer);
    }
  }

  /** Every order makes a new version by its stock, which is no reason to ask anybody. */
  async function store(input: UpdateProductInput): Promise<Product> {
    try {
      return await products.update.mutate(input);
    } catch (error) {
      const newer = await newerVersion(error, loadProduct);
      if (!newer || !isUnchanged(toDraft(base), toDraft(newer))) throw error;
      return store({ ...input, version: newer.version });
    }
  }

  function startFrom(product: Product): void {
    setBase(product);
    setStale(null);
    setValues(toDraft(product));
  }

  async function keepMine(current: Product): Promise<void> {
    const merged = rebase({ base: toDraft(base), draft, current: toDraft(current) });
    startFrom(current);
    setValues(merged);
    if (!isUnchanged(toDraft(current), merged)) await deliver(toEdit(current, merged));
  }
}

async function loadSchema() {
  return forPeople((await import("@tenon/schemas/products")).UpdateProductInput);
}
