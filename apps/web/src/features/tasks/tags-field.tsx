import { plural, t } from "@lingui/core/macro";
import { Input, UnstyledButton } from "@mantine/core";
import { type KeyboardEvent, useId, useState } from "react";
import { TaskTag } from "@tenon/schemas/tasks";
import { sayInLanguage } from "#api/server-words.ts";
import { IconClose } from "#ui/icons.tsx";
import { maxTags } from "./apply-edit.ts";
import classes from "./tags-field.module.css";
import { useTagCounts } from "./use-tag-counts.ts";

type TagsFieldProps = {
  name: string;
  value: string[];
  onChange: (tags: string[]) => void;
  error: string | undefined;
};

/** Tags as chips. Enter or a comma adds the typed one, Backspace in the empty field takes the last one off. */
export function TagsField({ name, value: tags, onChange, error }: TagsFieldProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const inputId = useId();
  const { data: known } = useTagCounts();

  function add(): boolean {
    if (text.trim() === "") return false;
    const tag = TaskTag.safeParse(text);
    setProblem(problemOf(tag.error?.issues[0]?.message));
    if (!tag.success || tags.length >= maxTags) return true;
    if (!tags.includes(tag.data)) onChange([...tags, tag.data]);
    setText("");
    return true;
  }

  function problemOf(message: string | undefined): string | undefined {
    if (message !== undefined) return sayInLanguage(message);
    return tags.length < maxTags ? undefined : t`At most ${maxTags} tags.`;
  }

  function type(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const isHandled = (event.key === "Enter" && add()) || (event.key === "," && (add() || true));
    if (isHandled) event.preventDefault();
    else if (event.key === "Backspace" && text === "") onChange(tags.slice(0, -1));
  }

  return (
    <Input.Wrapper
      id={inputId}
      label={t`Tags`}
      description={t`Press Enter after each.`}
      error={problem ?? error}
    >
      <div className={classes.field} data-invalid={(problem ?? error) !== undefined || undefined}>
        {tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
            <UnstyledButton
              className={classes.remove}
              aria-label={t`Take off ${tag}`}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
            >
              <IconClose size={13} />
            </UnstyledButton>
          </span>
        ))}
        <input
          id={inputId}
          name={name}
          className={classes.input}
          aria-describedby={`${inputId}-description${(problem ?? error) === undefined ? "" : ` ${inputId}-error`}`}
          aria-invalid={(problem ?? error) !== undefined}
          list={`${inputId}-known`}
          autoComplete="off"
          enterKeyHint="done"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={type}
          onBlur={add}
        />
        <datalist id={`${inputId}-known`}>
          {known?.items
            .filter(({ tag }) => !tags.includes(tag))
            .map(({ tag, count }) => (
              <option key={tag} value={tag}>
                {plural(count, { one: "# task", other: "# tasks" })}
              </option>
            ))}
        </datalist>
      </div>
    </Input.Wrapper>
  );
}
