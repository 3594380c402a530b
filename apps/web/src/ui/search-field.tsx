import { t } from "@lingui/core/macro";
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type Ref, useState } from "react";
import { IconSearch } from "./icons.tsx";

export type SearchFieldProps = {
  label: string;
  placeholder?: string;
  search: string;
  onSearch: (search: string) => void;
  inputRef: Ref<HTMLInputElement>;
};

const pauseMs = 250;

/** Searches when the typing pauses; follows the address bar when the search changes there. */
export function SearchField({
  label,
  placeholder = t`Search`,
  search,
  onSearch,
  inputRef,
}: SearchFieldProps) {
  const [text, setText] = useState(search);
  const [sent, setSent] = useState(search);
  const [seen, setSeen] = useState(search);
  const send = useDebouncedCallback((typed: string) => {
    setSent(typed.trim());
    onSearch(typed.trim());
  }, pauseMs);

  if (search !== seen) {
    setSeen(search);
    if (search !== sent) setText(search);
  }

  function type(typed: string): void {
    setText(typed);
    send(typed);
  }

  return (
    <TextInput
      ref={inputRef}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      leftSection={<IconSearch size={16} />}
      rightSection={
        text !== "" && (
          <CloseButton size="sm" aria-label={t`Clear search`} onClick={() => type("")} />
        )
      }
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}
