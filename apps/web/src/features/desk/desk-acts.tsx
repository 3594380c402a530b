import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import type { Order } from "@tenon/schemas/orders";
import { useOnePress } from "#ui/use-one-press.ts";
import classes from "./desk-acts.module.css";
import { actNames, canCancel, nextActs } from "./order-acts.ts";
import { useOrderActs } from "./use-order-acts.ts";

type DeskActsProps = {
  order: Order;
  size: "xs" | "sm";
  /** It is no longer in the list it stands in, and nothing is done with it there. */
  hasLeft?: boolean;
  onCancel: () => void;
};

/** What can be done with an order; the next step stands out. */
export function DeskActs({ order, size, hasLeft = false, onCancel }: DeskActsProps) {
  const { number, status } = order;
  const { mutate, isPending } = useOrderActs(order);
  const groupRef = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  const next = hasLeft ? null : nextActs[status];
  const step = useOnePress({
    act: next,
    isBusy: isPending,
    onPress() {
      if (next === null) return;
      wasPressed.current = true;
      mutate(next);
    },
  });

  // The button that was pressed may be gone then, and the focus with it.
  useLayoutEffect(() => {
    const isLost = wasPressed.current && document.activeElement === document.body;
    if (isLost) groupRef.current?.focus({ preventScroll: true });
    wasPressed.current = false;
  }, [next]);

  return (
    <div
      ref={groupRef}
      tabIndex={-1}
      role="group"
      aria-label={t`Order ${number}`}
      className={classes.acts}
    >
      {next !== null && (
        <Button
          {...step}
          size={size}
          variant={size === "xs" ? "light" : "filled"}
          className={classes.step}
        >
          {actNames()[next]}
        </Button>
      )}
      {!hasLeft && canCancel(status) && (
        <Button variant="subtle" color="red" size={size} onClick={onCancel}>
          {actNames().cancel}
        </Button>
      )}
      {hasLeft && (
        <span className={classes.left}>
          <Trans>Left this list</Trans>
        </span>
      )}
    </div>
  );
}
