import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import { useRef } from "react";
import type { Order } from "@tenon/schemas/orders";
import classes from "./desk-acts.module.css";
import { actNames, canCancel, nextActs, type OrderAct } from "./order-acts.ts";
import { useOrderActs } from "./use-order-acts.ts";

type DeskActsProps = { order: Order; size: "xs" | "sm"; onCancel: () => void };

/** What can be done with an order; the next step stands out. */
export function DeskActs({ order, size, onCancel }: DeskActsProps) {
  const { number, status } = order;
  const { mutate, isPending } = useOrderActs(order);
  const groupRef = useRef<HTMLDivElement>(null);
  const next = nextActs[status];

  /** The button that was pressed may be gone then, and the focus with it. */
  function act(wanted: OrderAct): void {
    mutate(wanted, {
      onSettled() {
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) groupRef.current?.focus();
        });
      },
    });
  }

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
          size={size}
          variant={size === "xs" ? "light" : "filled"}
          aria-busy={isPending}
          onClick={() => !isPending && act(next)}
        >
          {actNames()[next]}
        </Button>
      )}
      {canCancel(status) && (
        <Button variant="subtle" color="red" size={size} onClick={onCancel}>
          {actNames().cancel}
        </Button>
      )}
    </div>
  );
}
