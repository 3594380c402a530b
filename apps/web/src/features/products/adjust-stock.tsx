import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { AdjustStockInput, type Product } from "@tenon/schemas/products";
import { useServerForm } from "#api/use-server-form.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { Dialog } from "#ui/dialog.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { forPeople } from "./product-form-schema.ts";
import { countAfter, toQuantity } from "./stock-change.ts";
import { adjustReasonNames } from "./stock-reasons.ts";
import { useAdjustStock } from "./use-adjust-stock.ts";

type AdjustStockProps = { product: Product; onClose: () => void };

/** Asks by how much the stock changes, and why. */
export function AdjustStock({ product, onClose }: AdjustStockProps) {
  const { id, name, stock } = product;
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const { mutateAsync: adjust } = useAdjustStock(product, { saysRefusal: () => isOpen.current });
  /** It makes room for the count as it will be, and is back when that is refused. */
  const [isAway, setAway] = useState(false);
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

  if (isAway) return null;
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
    setAway(true);
    try {
      await adjust(AdjustStockInput.parse(input));
      onClose();
    } catch (error) {
      setAway(false);
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
