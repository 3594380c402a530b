import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { StaleNotice } from "#ui/stale-notice.tsx";
import { VersionTable } from "#ui/version-table.tsx";
import { compare, type ProductDraft } from "./product-draft.ts";

type StaleProductProps = {
  versions: { base: ProductDraft; draft: ProductDraft; current: ProductDraft };
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
};

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StaleProduct({ versions, ...choice }: StaleProductProps) {
  const differences = compare(versions);
  const names = fieldNames();
  return (
    <StaleNotice title={t`This product was changed meanwhile`} {...choice}>
      {differences.length === 0 ? (
        <p>
          <Trans>It is as you have it.</Trans>
        </p>
      ) : (
        <VersionTable
          rows={differences.map(({ field, stored, mine }) => ({
            name: names[field],
            stored: stored || t`Empty`,
            mine: mine === "" ? t`Empty` : mine,
          }))}
        />
      )}
    </StaleNotice>
  );
}

function fieldNames(): Record<keyof ProductDraft, string> {
  return {
    name: t`Name`,
    sku: t`Code`,
    price: t`Price`,
    currency: t`Currency`,
    description: t`Description`,
  };
}
