import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useRef } from "react";
import type { OrderDetails } from "@tenon/schemas/orders";
import { describeError } from "#api/error-reason.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useCart, useCartStore } from "./cart-context.ts";
import { CartLineItem } from "./cart-line-item.tsx";
import { CartSummary } from "./cart-summary.tsx";
import classes from "./cart-view.module.css";
import { putBack, remove, setQuantity } from "./cart.ts";
import { type PricedLine, takeWhatThereIs } from "./price-cart.ts";
import { usePlaceOrder } from "./use-place-order.ts";
import { usePricedCart } from "./use-priced-cart.ts";

/** What is in the cart, what it comes to now, and the way to order it. */
export function CartView({ onPlaced }: { onPlaced: (order: OrderDetails) => void }) {
  const store = useCartStore();
  const cart = useCart();
  const toasts = useToasts();
  const { priced, data, error, refetch, isFetching } = usePricedCart(cart);
  const order = usePlaceOrder(onPlaced);
  const frameRef = useRef<HTMLDivElement>(null);

  function change(line: PricedLine, quantity: number): void {
    order.reset();
    store.change((current) => setQuantity(current, line.productId, quantity));
  }

  function takeOut({ productId, name }: PricedLine): void {
    const index = cart.lines.findIndex((line) => line.productId === productId);
    const removed = cart.lines[index];
    if (!removed) return;
    order.reset();
    store.change((current) => remove(current, productId));
    frameRef.current?.focus();
    toasts.show({
      tone: "done",
      message: t`Took “${name}” out of your cart.`,
      action: {
        label: t`Undo`,
        run: () => store.change((current) => putBack(current, removed, index)),
      },
    });
  }

  function take(): void {
    order.reset();
    store.change((current) => takeWhatThereIs(current, priced));
    frameRef.current?.focus();
    toasts.show({ tone: "done", message: t`Your cart holds what there is.` });
  }

  return (
    <div
      ref={frameRef}
      tabIndex={-1}
      role="group"
      aria-label={t`Your cart`}
      className={classes.cart}
    >
      {renderContents()}
    </div>
  );

  function renderContents() {
    if (cart.lines.length === 0) {
      return (
        <EmptyState
          title={t`Your cart is empty`}
          action={
            <LinkButton to="/shop" variant="default" size="sm">
              <Trans>Go to the shop</Trans>
            </LinkButton>
          }
        >
          <Trans>What you put in is kept in this browser until you order it.</Trans>
        </EmptyState>
      );
    }
    if (!data && error === null) return <Loading count={cart.lines.length} />;
    if (!data) {
      const why = describeError(error);
      return (
        <ErrorState
          title={t`Prices and stock could not be loaded`}
          message={t`${why} What you put in is still here.`}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      );
    }
    return (
      <>
        <ul className={classes.list} aria-label={t`In your cart`}>
          {priced.lines.map((line) => (
            <CartLineItem
              key={line.productId}
              line={line}
              isFrozen={cart.attempt !== null}
              onChange={(quantity) => change(line, quantity)}
              onRemove={() => takeOut(line)}
            />
          ))}
        </ul>
        <CartSummary cart={cart} priced={priced} order={order} onTakeWhatThereIs={take} />
      </>
    );
  }
}

function Loading({ count }: { count: number }) {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading prices and stock`}>
      {Array.from({ length: Math.min(count, 5) }, (_, index) => (
        <Skeleton key={index} height={72} />
      ))}
    </Stack>
  );
}
