import { t } from "@lingui/core/macro";
import { Textarea, TextInput } from "@mantine/core";
import { priceExample } from "./price-text.ts";
import type { ProductDraft } from "./product-draft.ts";
import classes from "./product-fields.module.css";

type ProductFieldsProps = {
  draft: ProductDraft;
  bind: (name: keyof ProductDraft) => { name: string; error: string | undefined };
  set: (name: keyof ProductDraft, text: string) => void;
};

/** What is said of a product in the shop. */
export function ProductFields({ draft, bind, set }: ProductFieldsProps) {
  return (
    <>
      <TextInput
        label={t`Name`}
        maxLength={200}
        {...bind("name")}
        value={draft.name}
        onChange={({ currentTarget }) => set("name", currentTarget.value)}
      />
      <TextInput
        label={t`Code`}
        description={t`What stands on the shelf, as TRAY-1: letters, digits, dots, hyphens, underscores.`}
        maxLength={40}
        autoComplete="off"
        {...bind("sku")}
        value={draft.sku}
        onChange={({ currentTarget }) => set("sku", currentTarget.value)}
      />
      <div className={classes.price}>
        <TextInput
          label={t`Price`}
          inputMode="decimal"
          autoComplete="off"
          placeholder={priceExample(draft.currency)}
          {...bind("price")}
          value={draft.price}
          onChange={({ currentTarget }) => set("price", currentTarget.value)}
        />
        <TextInput
          label={t`Currency`}
          maxLength={3}
          autoComplete="off"
          autoCapitalize="characters"
          {...bind("currency")}
          value={draft.currency}
          onChange={({ currentTarget }) => set("currency", currentTarget.value.toUpperCase())}
        />
      </div>
      <Textarea
        label={t`Description`}
        rows={4}
        maxLength={5_000}
        {...bind("description")}
        value={draft.description}
        onChange={({ currentTarget }) => set("description", currentTarget.value)}
      />
    </>
  );
}
