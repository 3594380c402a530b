import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "#api/trpc-context.ts";
import classes from "./counts.module.css";
import { HomeCard } from "./home-card.tsx";
import { orderStatsQuery } from "./home-queries.ts";

/** For administrators: what customers wait for, as ways into the desk. */
export function WaitingOrders({ days }: { days: number }) {
  const trpc = useTRPC();
  const answer = useQuery(orderStatsQuery(trpc, days));
  return (
    <HomeCard
      title="Orders that wait"
      action={<Link to="/admin/orders">Order desk</Link>}
      answer={answer}
    >
      {({ waiting: { placed, paid, shipped } }) => (
        <ul className={classes.counts}>
          <li>
            <Link to="/admin/orders" search={{ status: "placed" }} className={classes.count}>
              <b>{placed}</b> To be paid
            </Link>
          </li>
          <li>
            <Link to="/admin/orders" search={{ status: "paid" }} className={classes.count}>
              <b>{paid}</b> To be shipped
            </Link>
          </li>
          <li>
            <Link to="/admin/orders" search={{ status: "shipped" }} className={classes.count}>
              <b>{shipped}</b> On their way
            </Link>
          </li>
        </ul>
      )}
    </HomeCard>
  );
}
