import { t } from "@lingui/core/macro";
import { ActionIcon } from "@mantine/core";
import { type KeyboardEvent, useId, useState } from "react";
import { describeNumber } from "./describe-count.ts";
import { IconAdd, IconLess } from "./icons.tsx";
import classes from "./quantity-field.module.css";
import { maxQuantity, readQuantity } from "./read-quantity.ts";

type QuantityFieldProps = {
  /** What it is that there may be more or less of. */
  label: string;
  value: number;
  max?: number;
  isDisabled?: boolean;
  /** Why this many can’t be had. */
  refusal?: string | null;
  onChange: (value: number) => void;
};

/** How many: typed, or one more and one less by the buttons or the arrow keys. */
export function QuantityField({
  label,
  value,
  max = maxQuantity,
  isDisabled = false,
  refusal = null,
  onChange,
}: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const problemId = useId();
  const [most, kept] = [describeNumber(max), describeNumber(value)];
  const problem = isRefused ? t`A whole number, 1 to ${most}. It stays at ${kept}.` : refusal;

  function type(text: string): void {
    const quantity = readQuantity(text, max);
    setTyped(text);
    setRefused(quantity === null && text.trim() !== "");
    if (quantity !== null) onChange(quantity);
  }

  function step(by: 1 | -1): void {
    const next = Math.min(Math.max(value + by, 1), max);
    setTyped(null);
    setRefused(false);
    if (next !== value) onChange(next);
  }

  function stepByKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowUp" ? 1 : -1);
  }

  return (
    <div className={classes.field}>
      <div className={classes.controls} role="group" aria-label={label}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t`One less`}
          disabled={isDisabled || value <= 1}
          onClick={() => step(-1)}
        >
          <IconLess size={16} />
        </ActionIcon>
        <input
          className={classes.input}
          role="spinbutton"
          aria-label={label}
          aria-valuenow={value}
          aria-valuemin={1}
          aria-valuemax={max}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : problemId}
          inputMode="numeric"
          autoComplete="off"
          disabled={isDisabled}
          value={typed ?? String(value)}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onKeyDown={stepByKey}
          onBlur={() => setTyped(null)}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t`One more`}
          disabled={isDisabled || value >= max}
          onClick={() => step(1)}
        >
          <IconAdd size={16} />
        </ActionIcon>
      </div>
      {problem !== null && (
        <p id={problemId} role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
