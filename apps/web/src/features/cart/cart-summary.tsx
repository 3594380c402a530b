import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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
        <dt>
          <Trans>Total</Trans>
        </dt>
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
            <Trans>Change the cart</Trans>
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
    if (isPending) return { label: t`Placing the order…`, run: () => {} };
    if (attempt && mayRepeat) return { label: t`Send it again`, run: () => place(attempt.input) };
    if (attempt) return { label: t`Change the cart`, run: release };
    if (total && isOrderable) {
      const sum = describeMoney(total);
      return { label: t`Place order for ${sum}`, run: () => place(toOrder(priced, total)) };
    }
    if (priced.lines.every(({ problem }) => problem === null)) {
      return { label: t`Place order`, run: null };
    }
    return { label: total ? t`Take what there is` : t`Empty the cart`, run: onTakeWhatThereIs };
  }

  function release(): void {
    order.reset();
    if (attempt) store.change((current) => giveUp(current, attempt.key));
  }
}

type UnansweredProps = { attempt: Attempt; failure: string | null; mayRepeat: boolean };

/** Says that an order may or may not have been placed, and how to be sure. */
function Unanswered({ attempt, failure, mayRepeat }: UnansweredProps) {
  const sentAt = describeMoment(new Date(attempt.at));
  return (
    <Notice title={t`No answer to your order yet`}>
      {failure !== null && <p>{failure}</p>}
      {mayRepeat ? (
        <p>
          <Trans>
            Send it again: it is placed once, however often it is sent. If you would rather change
            it, look at <Link to="/orders">your orders</Link> first.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            It was sent on {sentAt}. Look at <Link to="/orders">your orders</Link>: if it is not
            there, place it anew.
          </Trans>
        </p>
      )}
    </Notice>
  );
}
