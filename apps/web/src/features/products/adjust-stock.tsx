import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { AdjustStockInput, type Product } from "@tenon/schemas/products";
import { reasonOf } from "#api/error-reason.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { Dialog } from "#ui/dialog.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { forPeople } from "./product-form-schema.ts";
import { countAfter, toQuantity } from "./stock-change.ts";
import { adjustReasonNames } from "./stock-reasons.ts";
import { useProductCache } from "./use-product-cache.ts";

type AdjustStockProps = { product: Product; onClose: () => void };

/** Asks by how much the stock changes, and why. */
export function AdjustStock({ product, onClose }: AdjustStockProps) {
  const { id, name, stock } = product;
  const { products } = useTRPCClient();
  const cache = useProductCache();
  const toasts = useToasts();
  const form = useServerForm({
    schema: loadSchema,
    initialValues: { direction: "in", quantity: "", reason: "received", note: "" },
    keptAs: `stock-${id}`,
    toInput: ({ direction, quantity, reason, note }) => ({
      id,
      quantity: toQuantity(direction, quantity),
      reason,
      note,
    }),
    send,
    fieldOf: { OUT_OF_STOCK: "quantity" },
  });
  const { values, bind, set } = form;
  const after = countAfter(stock, toQuantity(values.direction, values.quantity));

  return (
    <Dialog title={t`Adjust the stock of “${name}”`} onClose={onClose}>
      <FormFrame
        form={form}
        send={t`Adjust`}
        place="dialog"
        others={
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <SegmentedControl
          aria-label={t`Add or take away`}
          data={[
            { value: "in", label: t`Add` },
            { value: "out", label: t`Take away` },
          ]}
          value={values.direction}
          onChange={(direction) => set("direction", direction)}
        />
        <TextInput
          label={t`How many`}
          description={describeStock(stock, after)}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          {...bind("quantity")}
          value={values.quantity}
          onChange={({ currentTarget }) => set("quantity", currentTarget.value)}
        />
        <NativeSelect
          label={t`Why`}
          data={Object.entries(adjustReasonNames()).map(([value, label]) => ({ value, label }))}
          {...bind("reason")}
          value={values.reason}
          onChange={({ currentTarget }) => set("reason", currentTarget.value)}
        />
        <TextInput
          label={t`Note`}
          description={t`For whoever reads it later; may be left empty.`}
          maxLength={500}
          autoComplete="off"
          {...bind("note")}
          value={values.note}
          onChange={({ currentTarget }) => set("note", currentTarget.value)}
        />
      </FormFrame>
    </Dialog>
  );

  async function send(input: unknown): Promise<void> {
    try {
      const adjusted = await products.adjustStock.mutate(AdjustStockInput.parse(input));
      cache.keep(adjusted);
      toasts.show({
        tone: "done",
        message: plural(adjusted.stock, {
          one: `There is # of “${name}” now.`,
          other: `There are # of “${name}” now.`,
        }),
      });
      onClose();
    } catch (error) {
      if (reasonOf(error)?.code === "OUT_OF_STOCK") cache.refresh(product);
      throw error;
    }
  }
}

function describeStock(stock: number, after: number | null): string {
  const now = describeNumber(stock);
  if (after === null) return t`${now} in stock`;
  const then = describeNumber(after);
  return t`${now} in stock, ${then} then`;
}

async function loadSchema() {
  return forPeople(AdjustStockInput);
}
