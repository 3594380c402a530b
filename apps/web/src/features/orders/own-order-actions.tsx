import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OrderDetails, OrderStatus } from "@tenon/schemas/orders";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import classes from "./order-page.module.css";
import { isOrderStatus, orderStatusNames } from "./order-status-names.ts";

type OwnOrderActionsProps = { order: OrderDetails; onOrderAgain: () => void };

/** What its customer can do with an order. */
export function OwnOrderActions({ order, onOrderAgain }: OwnOrderActionsProps) {
  return (
    <div className={classes.actions} role="group" aria-label={t`This order`}>
      <Button variant="default" size="xs" onClick={onOrderAgain}>
        <Trans>Order again</Trans>
      </Button>
      <Cancel order={order} />
    </div>
  );
}

function Cancel({ order: { id, number, status } }: { order: OrderDetails }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const isCancellable = status === "placed" || status === "paid";
  const { mutate, isPending } = useMutation(
    trpc.orders.cancel.mutationOptions({
      onSuccess(cancelled) {
        queries.setQueryData(trpc.orders.byId.queryKey({ id }), cancelled);
        void queries.invalidateQueries(trpc.products.pathFilter());
        toasts.show({ tone: "done", message: t`Order ${number} is cancelled.` });
      },
      async onError(error) {
        toasts.show({ tone: "failed", message: describeRefusal(number, error) });
        await queries.invalidateQueries(trpc.orders.byId.queryFilter({ id }));
      },
      onSettled() {
        setAsking(false);
        void queries.invalidateQueries(trpc.orders.list.infiniteQueryFilter());
      },
    }),
  );
  return (
    <>
      {isCancellable && (
        <Button variant="subtle" color="red" size="xs" onClick={() => setAsking(true)}>
          <Trans>Cancel order</Trans>
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t`Cancel order ${number}?`}
          confirm={t`Cancel the order`}
          cancel={t`Keep it`}
          obstacle={!isPending && !isCancellable ? describeObstacle(status) : null}
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          {status === "paid"
            ? t`It is paid already: you will be paid back. It can’t be brought back, only placed anew.`
            : t`It can’t be brought back, only placed anew.`}
        </ConfirmDialog>
      )}
    </>
  );
}

function describeObstacle(status: OrderStatus): string {
  if (status === "cancelled") return t`It is cancelled by now.`;
  const stand = orderStatusNames()[status].toLowerCase();
  return t`It is ${stand} by now, so it can’t be cancelled any more.`;
}

function describeRefusal(number: number, error: unknown): string {
  const reason = reasonOf(error);
  if (reason?.code !== "INVALID_TRANSITION") return describeError(error);
  const { status: found } = reason;
  const status = isOrderStatus(found) ? orderStatusNames()[found].toLowerCase() : found;
  return t`Order ${number} is ${status} meanwhile, so it was not cancelled.`;
}
