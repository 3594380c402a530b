import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { describeError } from "#api/error-reason.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { describeMoment } from "#ui/describe-time.ts";
import { FormFailure } from "#ui/form-failure.tsx";
import { Notice } from "#ui/notice.tsx";
import { useNow } from "#ui/use-now.ts";
import { useCartStore } from "./cart-context.ts";
import classes from "./cart-view.module.css";
import { type Attempt, type Cart, giveUp, maySendAgain } from "./cart.ts";
import { describeRefusal } from "./describe-refusal.ts";
import { type PricedCart, toOrder } from "./price-cart.ts";
import type { usePlaceOrder } from "./use-place-order.ts";

type CartSummaryProps = {
  cart: Cart;
  priced: PricedCart;
  order: ReturnType<typeof usePlaceOrder>;
  onTakeWhatThereIs: () => void;
};

/** What it comes to, how the order fares, and the one thing to do next. */
export function CartSummary({ cart, priced, order, onTakeWhatThereIs }: CartSummaryProps) {
  const store = useCartStore();
  const { attempt } = cart;
  const { error, isPending, variables, place } = order;
  const { total, isOrderable } = priced;
  const now = useNow();
  const mayRepeat = attempt !== null && maySendAgain(attempt, now);
  const next = nextStep();

  return (
    <div className={classes.summary}>
      <dl className={classes.total}>
        <dt>Total</dt>
        <dd>{total ? describeMoney(total) : "–"}</dd>
      </dl>
      {attempt && !isPending && (
        <Unanswered
          attempt={attempt}
          failure={error && describeError(error)}
          mayRepeat={mayRepeat}
        />
      )}
      {!attempt && error && <FormFailure message={describeRefusal(error, variables, cart)} />}
      <div className={classes.actions}>
        {attempt && !isPending && mayRepeat && (
          <Button variant="default" onClick={release}>
            Change the cart
          </Button>
        )}
        <Button aria-busy={isPending} disabled={next.run === null} onClick={() => next.run?.()}>
          {next.label}
        </Button>
      </div>
    </div>
  );

  /** One button for all that comes next, so that it keeps the focus. */
  function nextStep(): { label: string; run: (() => void) | null } {
    if (isPending) return { label: "Placing the order…", run: () => {} };
    if (attempt && mayRepeat) return { label: "Send it again", run: () => place(attempt.input) };
    if (attempt) return { label: "Change the cart", run: release };
    if (total && isOrderable) {
      const label = `Place order for ${describeMoney(total)}`;
      return { label, run: () => place(toOrder(priced, total)) };
    }
    if (priced.lines.every(({ problem }) => problem === null)) {
      return { label: "Place order", run: null };
    }
    return { label: total ? "Take what there is" : "Empty the cart", run: onTakeWhatThereIs };
  }

  function release(): void {
    order.reset();
    if (attempt) store.change((current) => giveUp(current, attempt.key));
  }
}

type UnansweredProps = { attempt: Attempt; failure: string | null; mayRepeat: boolean };

/** Says that an order may or may not have been placed, and how to be sure. */
function Unanswered({ attempt, failure, mayRepeat }: UnansweredProps) {
  return (
    <Notice title="No answer to your order yet">
      {failure !== null && <p>{failure}</p>}
      {mayRepeat ? (
        <p>
          Send it again: it is placed once, however often it is sent. If you would rather change it,
          look at <Link to="/orders">your orders</Link> first.
        </p>
      ) : (
        <p>
          It was sent on {describeMoment(new Date(attempt.at))}. Look at{" "}
          <Link to="/orders">your orders</Link>: if it is not there, place it anew.
        </p>
      )}
    </Notice>
  );
}
