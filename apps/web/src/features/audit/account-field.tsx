import { t } from "@lingui/core/macro";
import { Button, Input, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type Ref, useCallback, useEffect, useId, useRef, useState } from "react";
import { useTRPC } from "#api/trpc-context.ts";
import { IconClose } from "#ui/icons.tsx";
import classes from "./account-field.module.css";
import { useAccountName } from "./use-account-name.ts";

type AccountFieldProps = {
  label: string;
  id: string | undefined;
  onChange: (id: string | undefined) => void;
};

/** An account, found by the beginning of its name or address. */
export function AccountField({ label, id, onChange }: AccountFieldProps) {
  const isSwapping = useRef(false);
  /** What was used goes; what comes in its place takes the focus over. */
  const focusRef = useCallback((node: HTMLElement | null) => {
    if (node && isSwapping.current) node.focus();
    if (node) isSwapping.current = false;
  }, []);

  function choose(next: string | undefined): void {
    isSwapping.current = true;
    onChange(next);
  }

  return id === undefined ? (
    <FindAccount label={label} onFind={choose} focusRef={focusRef} />
  ) : (
    <ChosenAccount label={label} id={id} onClear={() => choose(undefined)} focusRef={focusRef} />
  );
}

type FindAccountProps = {
  label: string;
  onFind: (id: string) => void;
  focusRef: Ref<HTMLInputElement>;
};

function FindAccount({ label, onFind, focusRef }: FindAccountProps) {
  const trpc = useTRPC();
  const listId = useId();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim().toLowerCase(), 200);
  const { data } = useQuery(
    trpc.users.list.queryOptions({ search, limit: 8 }, { enabled: search !== "" }),
  );
  const found = data?.items.find(({ email }) => email === text.trim().toLowerCase())?.id;
  useEffect(() => {
    if (found !== undefined) onFind(found);
  });

  return (
    <>
      <TextInput
        ref={focusRef}
        label={label}
        placeholder={t`Anybody`}
        type="search"
        maxLength={200}
        list={listId}
        autoComplete="off"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <datalist id={listId}>
        {data?.items.map(({ id, name, email }) => (
          <option key={id} value={email}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

type ChosenAccountProps = {
  label: string;
  id: string;
  onClear: () => void;
  focusRef: Ref<HTMLButtonElement>;
};

function ChosenAccount({ label, id, onClear, focusRef }: ChosenAccountProps) {
  const labelId = useId();
  const name = useAccountName(id);
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }}>
      <Button
        ref={focusRef}
        variant="default"
        className={classes.chosen}
        justify="space-between"
        aria-label={t`${label}: ${name}. Clear`}
        rightSection={<IconClose size={13} />}
        onClick={onClear}
      >
        {name}
      </Button>
    </Input.Wrapper>
  );
}
