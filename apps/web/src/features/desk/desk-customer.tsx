import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "#api/trpc-context.ts";
import classes from "./desk-order.module.css";
import { type DeskView, writeDeskView } from "./desk-view.ts";

type DeskCustomerProps = { view: DeskView; customer: string };

/** Whose orders are looked at, and the way to everybody's. */
export function DeskCustomer({ view, customer }: DeskCustomerProps) {
  const { data } = useQuery(useTRPC().users.byId.queryOptions({ id: customer }));
  const name = data?.name ?? "…";
  return (
    <p className={classes.facts}>
      <Trans>
        Orders of{" "}
        <Link to="/admin/users/$userId" params={{ userId: customer }}>
          {name}
        </Link>
      </Trans>{" "}
      ·{" "}
      <Link to="/admin/orders" search={writeDeskView({ ...view, customer: undefined })}>
        <Trans>Orders of everybody</Trans>
      </Link>
    </p>
  );
}
