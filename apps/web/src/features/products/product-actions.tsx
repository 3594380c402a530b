import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Product } from "@tenon/schemas/products";
import { describeError } from "#api/error-reason.ts";
import { takeBack } from "#api/take-back.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useAct } from "#api/use-act.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useOnePress } from "#ui/use-one-press.ts";
import { loadProduct } from "./load-product.ts";
import { useProductCache } from "./use-product-cache.ts";

type ProductActionsProps = { product: Product; onRemoved: () => void };

/** What can be done with a product as a whole. */
export function ProductActions({ product, onRemoved }: ProductActionsProps) {
  return (
    <>
      <ForSale product={product} />
      <Remove product={product} onRemoved={onRemoved} />
    </>
  );
}

/** With the product that an earlier one left, it is taken back. */
type Offer = { isActive: boolean; changed?: Product };

/** One button for both ways, so that the focus stays where it is. */
function ForSale({ product: { id, name, isActive } }: { product: Product }) {
  const rows = useTRPC().products.pathFilter();
  const { products } = useTRPCClient();
  const cache = useProductCache();
  const toasts = useToasts();
  const { mutate, isPending } = useAct({
    rows,
    send: ({ isActive: wanted, changed }: Offer) =>
      changed
        ? takeBack({
            changed,
            store: (version) => products.update.mutate({ id, isActive: wanted, version }),
            loadSchema: loadProduct,
            stands: (newer) => newer.isActive !== wanted,
          })
        : products.update.mutate({ id, isActive: wanted }),
    foresee: ({ isActive: wanted }) => ({ id, fields: { isActive: wanted } }),
    onDone(changed) {
      cache.keep(changed);
      toasts.show({
        tone: "done",
        message: changed.isActive ? t`“${name}” is for sale.` : t`“${name}” is not for sale.`,
        action: {
          label: t`Undo`,
          run: () => mutate({ isActive: !changed.isActive, changed }),
        },
      });
    },
    onRefused(error) {
      const why = describeError(error);
      toasts.show({ tone: "failed", message: t`“${name}” was not changed. ${why}` });
    },
  });
  const press = useOnePress({
    act: isActive,
    isBusy: isPending,
    onPress: () => mutate({ isActive: !isActive }),
  });
  return (
    <Section
      title={isActive ? t`For sale` : t`Not for sale`}
      hint={
        isActive
          ? t`Everybody sees it in the shop. Out of it, only administrators do.`
          : t`Only administrators see it. Orders from before stay as they are.`
      }
      action={
        <Button {...press} variant="default" size="xs">
          {isActive ? t`Take out of the shop` : t`Put into the shop`}
        </Button>
      }
    />
  );
}

function Remove({ product, onRemoved }: ProductActionsProps) {
  const { id, name, isActive } = product;
  const trpc = useTRPC();
  const cache = useProductCache();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation(
    trpc.products.remove.mutationOptions({
      onSuccess() {
        toasts.show({ tone: "done", message: t`Removed “${name}”.` });
        onRemoved();
        cache.forget(product);
      },
      onError(error) {
        setAsking(false);
        toasts.show({ tone: "failed", message: describeError(error) });
      },
    }),
  );
  return (
    <Section
      title={t`Remove the product`}
      hint={
        isActive
          ? t`At once and for good. To keep it but stop selling it, take it out of the shop instead.`
          : t`At once and for good.`
      }
      action={
        <Button color="red" variant="light" size="xs" onClick={() => setAsking(true)}>
          <Trans>Remove</Trans>
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t`Remove “${name}”?`}
          confirm={t`Remove for good`}
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          <Trans>
            The product and what is known of its stock are deleted. Orders keep its name and price.
          </Trans>
        </ConfirmDialog>
      )}
    </Section>
  );
}
