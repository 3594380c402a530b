import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Checkbox, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { type SyntheticEvent, useEffect, useState } from "react";
import { taskPriorities } from "@tenon/schemas/task-words";
import type { Task, UpdateTaskInput } from "@tenon/schemas/tasks";
import { newerVersion } from "#api/newer-version.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { GoneNotice } from "#ui/gone-notice.tsx";
import { optionNamed } from "#ui/option-named.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { applyEdit } from "./apply-edit.ts";
import { DueField } from "./due-field.tsx";
import { loadTask } from "./load-task.ts";
import { priorityNames } from "./priority-names.ts";
import { StaleTask } from "./stale-task.tsx";
import { stateNames } from "./state-names.ts";
import { TagsField } from "./tags-field.tsx";
import { isUnchanged, rebase, toDraft, toEdit } from "./task-draft.ts";
import classes from "./task-form.module.css";
import { useTasks } from "./tasks-context.ts";

type TaskFormProps = {
  /** The task as the server last answered it. */
  stored: Task;
  /** Whether somebody has deleted it since. */
  isGone: boolean;
  onClose: () => void;
  /** Closes without asking about changes. */
  onSettled: () => void;
};

export function TaskForm({ stored, isGone, onClose, onSettled }: TaskFormProps) {
  const { actions, cache, conflicts } = useTasks();
  /** An edit that was sent later, and came too late. */
  const [late] = useState(() => conflicts.find(stored.id));
  /** The version the draft was made of. */
  const [base, setBase] = useState(late?.base ?? stored);
  /** The version that was stored meanwhile, when saving was refused for it. */
  const [current, setCurrent] = useState<Task | null>(late?.current ?? null);
  const {
    values: draft,
    failure,
    isSending,
    submit,
    deliver,
    bind,
    set,
    setValues,
  } = useServerForm({
    schema: loadSchema,
    initialValues: toDraft(late ? applyEdit(late.base, late.edit) : base),
    keptAs: `task-${base.id}`,
    toInput: (edited) => ({ id: base.id, version: base.version, ...toEdit(base, edited) }),
    send,
  });
  const isDirty = !isUnchanged(base, draft);
  useHotkeys([["mod+Enter", () => save()]], []);

  const isOutdated = !isDirty && stored.version > base.version;
  useEffect(() => {
    if (isOutdated) startFrom(stored);
  });

  return (
    <form className={classes.form} onSubmit={save} noValidate>
      <Stack gap="md" className={classes.fields}>
        <FormFailure message={failure} />
        {isGone && <GoneNotice title={t`This task was deleted meanwhile`} />}
        {current && (
          <StaleTask
            versions={{ base, draft, current }}
            isSending={isSending}
            onTakeStored={takeStored}
            onKeepMine={keepMine}
          />
        )}
        <TextInput
          label={t`Title`}
          maxLength={200}
          data-autofocus
          {...bind("title")}
          value={draft.title}
          onChange={({ currentTarget }) => set("title", currentTarget.value)}
        />
        <Checkbox
          label={stateNames().done}
          {...bind("completed")}
          checked={draft.completed}
          onChange={({ currentTarget }) => set("completed", currentTarget.checked)}
        />
        <NativeSelect
          label={t`Priority`}
          data={priorities()}
          {...bind("priority")}
          value={draft.priority}
          onChange={({ currentTarget }) =>
            set("priority", optionNamed(taskPriorities, currentTarget.value) ?? draft.priority)
          }
        />
        <DueField {...bind("dueAt")} value={draft.dueAt} onChange={(day) => set("dueAt", day)} />
        <TagsField {...bind("tags")} value={draft.tags} onChange={(tags) => set("tags", tags)} />
        <Textarea
          label={t`Description`}
          autosize
          minRows={4}
          maxRows={16}
          {...bind("description")}
          value={draft.description}
          onChange={({ currentTarget }) => set("description", currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          <Trans>
            Added <TimeAgo at={base.createdAt} />, changed <TimeAgo at={base.updatedAt} />
          </Trans>
        </Text>
      </Stack>
      <div className={classes.footer}>
        <Button type="submit" loading={isSending} disabled={!isDirty || isGone}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
        <Button
          variant="subtle"
          color="red"
          className={classes.remove}
          disabled={isGone}
          onClick={remove}
        >
          <Trans>Delete</Trans>
        </Button>
      </div>
      <DiscardChanges isTyped={isDirty} />
    </form>
  );

  function save(event?: SyntheticEvent): void {
    event?.preventDefault();
    if (isGone) return;
    if (isDirty) void submit(event);
    else onClose();
  }

  async function send({
    id,
    version,
    ...edit
  }: UpdateTaskInput & { version: number }): Promise<void> {
    try {
      await actions.save({ ...stored, id, version }, edit);
      conflicts.settle(id);
      onSettled();
    } catch (error) {
      const newer = await newerVersion(error, loadTask);
      if (!newer) throw error;
      cache.store(newer);
      setCurrent(newer);
    }
  }

  function startFrom(task: Task): void {
    setBase(task);
    setCurrent(null);
    setValues(toDraft(task));
  }

  function takeStored(): void {
    if (!current) return;
    conflicts.settle(current.id);
    startFrom(current);
  }

  async function keepMine(): Promise<void> {
    if (!current) return;
    const merged = rebase({ base, draft, current });
    const edit = toEdit(current, merged);
    startFrom(current);
    setValues(merged);
    if (Object.keys(edit).length > 0) {
      await deliver({ id: current.id, version: current.version, ...edit });
      return;
    }
    conflicts.settle(current.id);
    onSettled();
  }

  function remove(): void {
    conflicts.settle(stored.id);
    actions.remove([stored]);
    onSettled();
  }
}

function priorities() {
  const names = priorityNames();
  return taskPriorities.map((value) => ({ value, label: names[value] }));
}

async function loadSchema() {
  return (await import("@tenon/schemas/tasks")).UpdateTaskInput;
}
