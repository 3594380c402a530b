import { Trans } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { type KeyboardEvent, type Ref, useId, useState } from "react";
import { describeNumber } from "./describe-count.ts";
import classes from "./pick-list.module.css";

export type PickOption = { value: string; text: string; count?: number };

type PickListProps = {
  label: string;
  placeholder: string;
  options: PickOption[];
  /** The one that holds now. */
  value?: string;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement>;
  onPick: (value: string) => void;
  /** Offers what is typed as well, in these words. */
  describeNew?: (typed: string) => string;
};

/** Options to choose one of, narrowed by typing. Arrows go through them, Enter picks. */
export function PickList({
  label,
  placeholder,
  options,
  value,
  maxLength,
  inputRef,
  onPick,
  describeNew,
}: PickListProps) {
  const [text, setText] = useState("");
  const [activeIndex, setActiveIndex] = useState(-1);
  const listId = useId();
  const typed = text.trim();
  const shown = offered(options, { typed, describeNew });
  const isOpen = shown.length > 0;

  function pick({ value: picked }: PickOption): void {
    setText("");
    setActiveIndex(-1);
    onPick(picked);
  }

  function goTo(index: number): void {
    setActiveIndex(index);
    document.querySelector(optionSelector(listId, index))?.scrollIntoView({ block: "nearest" });
  }

  function steer(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") goTo(Math.min(activeIndex + 1, shown.length - 1));
    else if (event.key === "ArrowUp") goTo(Math.max(activeIndex - 1, 0));
    else if (event.key === "Enter") take();
    else return;
    event.preventDefault();
  }

  function take(): void {
    const exact = shown.find((option) => option.value === typed);
    const chosen = shown[activeIndex] ?? exact ?? (typed === "" ? undefined : shown[0]);
    if (chosen) pick(chosen);
  }

  return (
    <div>
      <TextInput
        ref={inputRef}
        label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        autoComplete="off"
        enterKeyHint="done"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={activeIndex < 0 ? undefined : optionId(listId, activeIndex)}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setActiveIndex(-1);
        }}
        onKeyDown={steer}
      />
      <div id={listId} role="listbox" aria-label={label} className={classes.list} hidden={!isOpen}>
        {shown.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field steers the list by keys
          <div
            key={option.value}
            id={optionId(listId, index)}
            role="option"
            tabIndex={-1}
            className={classes.option}
            aria-selected={option.value === value}
            data-active={index === activeIndex || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            <span className={classes.text}>{option.text}</span>
            {option.count !== undefined && (
              <span className={classes.count}>{describeNumber(option.count)}</span>
            )}
          </div>
        ))}
      </div>
      {!isOpen && (
        <p className={classes.none}>
          <Trans>Nothing like that.</Trans>
        </p>
      )}
    </div>
  );
}

type Typed = { typed: string; describeNew: ((typed: string) => string) | undefined };

function offered(options: PickOption[], { typed, describeNew }: Typed): PickOption[] {
  const found = options.filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()));
  const isNew = describeNew !== undefined && typed !== "";
  return isNew && !found.some(({ value }) => value === typed)
    ? [...found, { value: typed, text: describeNew(typed) }]
    : found;
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function optionSelector(listId: string, index: number): string {
  return `#${CSS.escape(optionId(listId, index))}`;
}
