import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type Ref, type SyntheticEvent, useId, useState } from "react";
import { maxTaskTitle } from "@tenon/schemas/task-words";
import { checkLine } from "@tenon/schemas/text-rules";
import { sayInLanguage } from "#api/server-words.ts";
import { IconAdd } from "#ui/icons.tsx";
import classes from "./quick-add.module.css";
import { useTasks } from "./tasks-context.ts";

/** A title and Enter: the next one can be typed at once. */
export function QuickAdd({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const { actions } = useTasks();
  const [title, setTitle] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();

  function add(event: SyntheticEvent): void {
    event.preventDefault();
    const checked = checkLine(title, maxTaskTitle);
    setProblem(checked.problem === null ? null : sayInLanguage(checked.problem));
    if (checked.line === null) return;
    actions.add(checked.line);
    setTitle("");
  }

  return (
    <form className={classes.form} onSubmit={add} noValidate>
      <span className={classes.sign}>
        <IconAdd />
      </span>
      <input
        ref={inputRef}
        className={classes.input}
        aria-label={t`Add a task`}
        aria-invalid={problem !== null}
        aria-describedby={problemId}
        placeholder={t`Add a task`}
        autoComplete="off"
        enterKeyHint="done"
        value={title}
        onChange={({ currentTarget }) => {
          setTitle(currentTarget.value);
          setProblem(null);
        }}
      />
      <Button
        type="submit"
        size="compact-sm"
        className={classes.button}
        data-empty={title.trim() === "" || undefined}
      >
        <Trans>Add</Trans>
      </Button>
      <p id={problemId} role="alert" className={classes.problem}>
        {problem}
      </p>
    </form>
  );
}
