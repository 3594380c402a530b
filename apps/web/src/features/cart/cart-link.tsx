import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { VisuallyHidden } from "@mantine/core";
import { CountMark } from "#ui/count-mark.tsx";
import { describeNumber } from "#ui/describe-count.ts";
import { IconCart } from "#ui/icons.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { useCart } from "./cart-context.ts";
import { countPieces } from "./cart.ts";

/** The way to the cart, with the number of pieces in it. */
export function CartLink() {
  const count = countPieces(useCart());
  const pieces = describeNumber(count);
  return (
    <LinkButton
      to="/shop/cart"
      variant="default"
      size="sm"
      leftSection={<IconCart size={16} />}
      rightSection={
        count > 0 && (
          <span aria-hidden="true">
            <CountMark count={pieces} />
          </span>
        )
      }
    >
      <span aria-hidden="true">
        <Trans>Cart</Trans>
      </span>
      <VisuallyHidden>{count === 0 ? t`Cart, empty` : t`Cart, ${pieces} in it`}</VisuallyHidden>
    </LinkButton>
  );
}
