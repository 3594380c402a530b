import { Button, Input, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import type { User } from "@tenon/schemas/users";
import { useTRPC } from "#api/trpc-context.ts";
import { IconClose } from "#ui/icons.tsx";
import classes from "./audit-filters.module.css";

type AccountFieldProps = {
  label: string;
  id: string | undefined;
  onChange: (id: string | undefined) => void;
};

/** An account, found by the beginning of its name or address. */
export function AccountField({ id, ...field }: AccountFieldProps) {
  return id === undefined ? <FindAccount {...field} /> : <ChosenAccount id={id} {...field} />;
}

type FindAccountProps = Omit<AccountFieldProps, "id">;

function FindAccount({ label, onChange }: FindAccountProps) {
  const trpc = useTRPC();
  const listId = useId();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim().toLowerCase(), 200);
  const { data } = useQuery(
    trpc.users.list.queryOptions({ search, limit: 8 }, { enabled: search !== "" }),
  );
  const found = data?.items.find(({ email }) => email === text.trim().toLowerCase())?.id;
  useEffect(() => {
    if (found !== undefined) onChange(found);
  });

  return (
    <>
      <TextInput
        label={label}
        placeholder="Anybody"
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

function ChosenAccount({ label, id, onChange }: AccountFieldProps & { id: string }) {
  const trpc = useTRPC();
  const labelId = useId();
  const { data, error } = useQuery(trpc.users.byId.queryOptions({ id }));
  const name = describeAccount(data, error);
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }}>
      <Button
        variant="default"
        className={classes.chosen}
        justify="space-between"
        aria-label={`${label}: ${name}. Clear`}
        rightSection={<IconClose size={13} />}
        onClick={() => onChange(undefined)}
      >
        {name}
      </Button>
    </Input.Wrapper>
  );
}

function describeAccount(user: User | undefined, error: unknown): string {
  if (user) return user.name;
  return error === null ? "…" : "a removed account";
}
