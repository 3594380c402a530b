import { plural, t } from "@lingui/core/macro";
import type { AdjustStockInput, Product } from "@tenon/schemas/products";
import { describeError } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useAct } from "#api/use-act.ts";
import { useToasts } from "#ui/toasts-context.ts";
import { countAfter } from "./stock-change.ts";
import { useProductCache } from "./use-product-cache.ts";

type Form = {
  /** Whether it is there to say why it was refused; the page may have been left meanwhile. */
  saysRefusal: () => boolean;
};

/** Moves the stock of a product. The way back is another entry, as what was entered stays. */
export function useAdjustStock(product: Product, { saysRefusal }: Form) {
  const { id, name, stock } = product;
  const rows = useTRPC().products.pathFilter();
  const { products } = useTRPCClient();
  const cache = useProductCache();
  const toasts = useToasts();
  const send = (input: AdjustStockInput) => products.adjustStock.mutate(input);
  const undo = useAct({
    rows,
    send,
    foresee: () => null,
    onDone(adjusted) {
      cache.keep(adjusted);
      toasts.show({ tone: "done", message: describeStock(adjusted) });
    },
    onRefused,
  });
  return useAct({
    rows,
    send,
    foresee({ quantity }) {
      const after = countAfter(stock, quantity);
      return after === null ? null : { id, fields: { stock: after } };
    },
    onDone(adjusted, { quantity }) {
      cache.keep(adjusted);
      const note = t`Taken back`;
      toasts.show({
        tone: "done",
        message: describeStock(adjusted),
        action: {
          label: t`Undo`,
          run: () => undo.mutate({ id, quantity: -quantity, reason: "other", note }),
        },
      });
    },
    onRefused(error) {
      if (saysRefusal()) cache.refresh(product);
      else onRefused(error);
    },
  });

  function onRefused(error: unknown): void {
    cache.refresh(product);
    const why = describeError(error);
    toasts.show({ tone: "failed", message: t`The stock of “${name}” was not changed. ${why}` });
  }
}

function describeStock({ name, stock }: Product): string {
  return plural(stock, {
    one: `There is # of “${name}” now.`,
    other: `There are # of “${name}” now.`,
  });
}
