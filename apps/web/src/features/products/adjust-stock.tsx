import { Button, NativeSelect, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { AdjustStockInput, type Product } from "@tenon/schemas/products";
import { reasonOf } from "#api/error-reason.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { Dialog, DialogActions } from "#ui/dialog.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { forPeople } from "./product-form-schema.ts";
import { countAfter, toQuantity } from "./stock-change.ts";
import { adjustReasonNames } from "./stock-reasons.ts";
import { useProductCache } from "./use-product-cache.ts";

type AdjustStockProps = { product: Product; onClose: () => void };

const directions = [
  { value: "in", label: "Add" },
  { value: "out", label: "Take away" },
];

/** Asks by how much the stock changes, and why. */
export function AdjustStock({ product, onClose }: AdjustStockProps) {
  const { id, name, stock } = product;
  const { products } = useTRPCClient();
  const cache = useProductCache();
  const toasts = useToasts();
  const { values, failure, isSending, submit, bind, set } = useServerForm({
    schema: loadSchema,
    initialValues: { direction: "in", quantity: "", reason: "received", note: "" },
    toInput: ({ direction, quantity, reason, note }) => ({
      id,
      quantity: toQuantity(direction, quantity),
      reason,
      note,
    }),
    send,
    fieldOf: { OUT_OF_STOCK: "quantity" },
  });
  const after = countAfter(stock, toQuantity(values.direction, values.quantity));

  return (
    <Dialog title={`Adjust the stock of “${name}”`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FormFailure message={failure} />
          <SegmentedControl
            aria-label="Add or take away"
            data={directions}
            value={values.direction}
            onChange={(direction) => set("direction", direction)}
          />
          <TextInput
            label="How many"
            description={
              after === null
                ? `${describeNumber(stock)} in stock`
                : `${describeNumber(stock)} in stock, ${describeNumber(after)} then`
            }
            inputMode="numeric"
            autoComplete="off"
            data-autofocus
            {...bind("quantity")}
            value={values.quantity}
            onChange={({ currentTarget }) => set("quantity", currentTarget.value)}
          />
          <NativeSelect
            label="Why"
            data={Object.entries(adjustReasonNames).map(([value, label]) => ({ value, label }))}
            {...bind("reason")}
            value={values.reason}
            onChange={({ currentTarget }) => set("reason", currentTarget.value)}
          />
          <TextInput
            label="Note"
            description="For whoever reads it later; may be left empty."
            maxLength={500}
            autoComplete="off"
            {...bind("note")}
            value={values.note}
            onChange={({ currentTarget }) => set("note", currentTarget.value)}
          />
        </Stack>
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isSending}>
            Adjust
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );

  async function send(input: unknown): Promise<void> {
    try {
      const adjusted = await products.adjustStock.mutate(AdjustStockInput.parse(input));
      cache.keep(adjusted);
      toasts.show({
        tone: "done",
        message: `There are ${describeNumber(adjusted.stock)} of “${name}” now.`,
      });
      onClose();
    } catch (error) {
      if (reasonOf(error)?.code === "OUT_OF_STOCK") cache.refresh(product);
      throw error;
    }
  }
}

async function loadSchema() {
  return forPeople(AdjustStockInput);
}
