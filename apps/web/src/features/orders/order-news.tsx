import { select } from "@lingui/core/macro";
import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import type { OrderDetails } from "@tenon/schemas/orders";

type OrderNewsProps = { order: OrderDetails; ownId: string };

/** Says where the order gets while it is looked at; one's own acts are said where they are done. */
export function OrderNews({ order: { status, history }, ownId }: OrderNewsProps) {
  const [before] = useState(status);
  const isOwnDoing = history.at(-1)?.actor?.id === ownId;
  const isNews = status !== before && !isOwnDoing;
  return <VisuallyHidden role="status">{isNews && describe(status)}</VisuallyHidden>;
}

function describe(status: OrderDetails["status"]): string {
  return select(status, {
    paid: "Your order is paid now.",
    shipped: "Your order is shipped now.",
    delivered: "Your order is delivered now.",
    cancelled: "Your order is cancelled now.",
    other: "Your order is placed.",
  });
}
