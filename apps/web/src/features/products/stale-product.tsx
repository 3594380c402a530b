import { StaleNotice } from "#ui/stale-notice.tsx";
import { compare, type ProductDraft } from "./product-draft.ts";
import classes from "./stale-product.module.css";

type StaleProductProps = {
  versions: { base: ProductDraft; draft: ProductDraft; current: ProductDraft };
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
};

const names = {
  name: "Name",
  sku: "Code",
  price: "Price",
  currency: "Currency",
  description: "Description",
} as const satisfies Record<keyof ProductDraft, string>;

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StaleProduct({ versions, ...choice }: StaleProductProps) {
  const differences = compare(versions);
  return (
    <StaleNotice noun="product" {...choice}>
      {differences.length === 0 ? (
        <p>It is as you have it.</p>
      ) : (
        <dl className={classes.differences}>
          {differences.map(({ field, stored, mine }) => (
            <div key={field}>
              <dt>{names[field]}</dt>
              <dd>Stored now: {stored || "empty"}</dd>
              <dd>{mine === null ? "Yours: not changed" : `Yours: ${mine || "empty"}`}</dd>
            </div>
          ))}
        </dl>
      )}
    </StaleNotice>
  );
}
