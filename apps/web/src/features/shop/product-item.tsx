import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { Product } from "@tenon/schemas/products";
import { describeNumber } from "#ui/describe-count.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { QuantityField } from "#ui/quantity-field.tsx";
import { describeStock } from "./describe-stock.ts";
import { ProductDescription } from "./product-description.tsx";
import classes from "./product-list.module.css";

type ProductItemProps = {
  product: Product;
  inCart: number;
  /** Answers why so many can’t be put in; null when they were. */
  onAdd: (quantity: number) => string | null;
};

/** A product as it stands in the shop. */
export function ProductItem({ product, inCart, onAdd }: ProductItemProps) {
  const { name, sku, description, price, stock } = product;
  const [quantity, setQuantity] = useState(1);
  const [refusal, setRefusal] = useState<string | null>(null);
  const there = describeNumber(inCart);
  const nameId = useId();

  function put(): void {
    const why = onAdd(quantity);
    setRefusal(why);
    if (why === null) setQuantity(1);
  }

  function change(next: number): void {
    setRefusal(null);
    setQuantity(next);
  }

  return (
    <li className={classes.item} aria-labelledby={nameId}>
      <h2 id={nameId} className={classes.name}>
        {name}
      </h2>
      <p className={classes.sku}>{sku}</p>
      {description.trim() !== "" && <ProductDescription name={name} text={description} />}
      <p className={classes.facts}>
        <span className={classes.price}>{describeMoney(price)}</span>
        <span className={classes.stock} data-stock={stock > 0 ? "some" : "none"}>
          {describeStock(stock)}
          {inCart > 0 && (
            <>
              {" · "}
              <Trans>{there} in your cart</Trans>
            </>
          )}
        </span>
      </p>
      {stock > 0 && (
        <div className={classes.order}>
          <QuantityField
            label={t`How many of ${name}`}
            value={quantity}
            refusal={refusal}
            onChange={change}
          />
          <Button
            size="sm"
            variant="default"
            className={classes.add}
            aria-label={t`Add to cart: ${name}`}
            onClick={put}
          >
            <Trans>Add</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}
