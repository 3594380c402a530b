import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "#api/trpc-context.ts";
import { describeNumber } from "#ui/describe-count.ts";
import classes from "./counts.module.css";
import { HomeCard } from "./home-card.tsx";
import { orderStatsQuery } from "./home-queries.ts";

/** For administrators: what customers wait for, as ways into the desk. */
export function WaitingOrders({ days }: { days: number }) {
  const trpc = useTRPC();
  const answer = useQuery(orderStatsQuery(trpc, days));
  return (
    <HomeCard
      title={t`Orders that wait`}
      action={
        <Link to="/admin/orders">
          <Trans>Order desk</Trans>
        </Link>
      }
      answer={answer}
    >
      {({ waiting: { placed, paid, shipped } }) => (
        <ul className={classes.counts}>
          <li>
            <Link to="/admin/orders" search={{ status: "placed" }} className={classes.count}>
              <b>{describeNumber(placed)}</b> <Trans>To be paid</Trans>
            </Link>
          </li>
          <li>
            <Link to="/admin/orders" search={{ status: "paid" }} className={classes.count}>
              <b>{describeNumber(paid)}</b> <Trans>To be shipped</Trans>
            </Link>
          </li>
          <li>
            <Link to="/admin/orders" search={{ status: "shipped" }} className={classes.count}>
              <b>{describeNumber(shipped)}</b> <Trans>On their way</Trans>
            </Link>
          </li>
        </ul>
      )}
    </HomeCard>
  );
}
