import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { TaskTag } from "@tenon/schemas/tasks";

type TagFilterProps = {
  tag: string | undefined;
  /** Tags to suggest. */
  tags: string[];
  onChange: (tag: string | null) => void;
};

/** Filters when the typed tag is confirmed, or one of the suggestions is chosen. */
export function TagFilter({ tag = "", tags, onChange }: TagFilterProps) {
  const [text, setText] = useState(tag);
  const suggestionsId = useId();

  function confirm(typed: string): void {
    if (typed.trim() !== tag) onChange(TaskTag.safeParse(typed).data ?? null);
  }

  return (
    <>
      <TextInput
        label="Tag"
        placeholder="Any tag"
        maxLength={40}
        list={suggestionsId}
        autoComplete="off"
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          if (tags.includes(value)) confirm(value);
        }}
        onBlur={() => confirm(text)}
        onKeyDown={({ key }) => key === "Enter" && confirm(text)}
      />
      <datalist id={suggestionsId}>
        {tags.map((suggestion) => (
          <option key={suggestion} value={suggestion}>
            {suggestion}
          </option>
        ))}
      </datalist>
    </>
  );
}
