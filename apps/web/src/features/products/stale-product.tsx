import { StaleNotice } from "#ui/stale-notice.tsx";
import { VersionTable } from "#ui/version-table.tsx";
import { compare, type ProductDraft } from "./product-draft.ts";

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
    <StaleNotice title="This product was changed meanwhile" {...choice}>
      {differences.length === 0 ? (
        <p>It is as you have it.</p>
      ) : (
        <VersionTable
          rows={differences.map(({ field, stored, mine }) => ({
            name: names[field],
            stored: stored || "Empty",
            mine: mine === "" ? "Empty" : mine,
          }))}
        />
      )}
    </StaleNotice>
  );
}
