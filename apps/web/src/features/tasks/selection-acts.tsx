import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { maxTaskTag, taskPriorities } from "@tenon/schemas/task-words";
import { checkLine } from "@tenon/schemas/text-rules";
import { IconCalendar, IconCheck, IconReopen, IconTag, IconTrash } from "#ui/icons.tsx";
import { Menu, MenuEntry } from "#ui/menu.tsx";
import { PickList } from "#ui/pick-list.tsx";
import { takeFocus } from "#ui/take-focus.ts";
import { countTags } from "./count-tags.ts";
import { DueAct } from "./due-act.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { priorityNames } from "./priority-names.ts";
import { SelectionAct } from "./selection-act.tsx";
import classes from "./selection-acts.module.css";
import { TagPicker } from "./tag-picker.tsx";
import type { BulkEdit } from "./task-changes.ts";
import { useTasks } from "./tasks-context.ts";
import type { Selection } from "./use-selection.ts";

type SelectionActsProps = { selection: Selection; onRemove: () => void };

export function SelectionActs({ selection, onRemove }: SelectionActsProps) {
  const { actions } = useTasks();
  const { tasks } = selection;
  const isNone = tasks.length === 0;
  const change = (edit: BulkEdit) => actions.changeMany(tasks, edit);
  const isAllDone = !isNone && tasks.every(({ completed }) => completed);

  function complete(completed: boolean): void {
    change({ completed });
    selection.end();
  }

  return (
    <div className={classes.acts} role="group" aria-label={t`Do to the selected tasks`}>
      {!isAllDone && (
        <Button
          size="compact-sm"
          leftSection={<IconCheck size={16} />}
          disabled={isNone}
          onClick={() => complete(true)}
        >
          <Trans>Complete</Trans>
        </Button>
      )}
      {tasks.some(({ completed }) => completed) && (
        <Button
          variant={isAllDone ? "filled" : "default"}
          size="compact-sm"
          leftSection={<IconReopen size={16} />}
          onClick={() => complete(false)}
        >
          <Trans>Reopen</Trans>
        </Button>
      )}
      <SelectionAct name={t`Priority`} isDisabled={isNone}>
        {(close) => (
          <Menu>
            {taskPriorities.toReversed().map((priority) => (
              <MenuEntry
                key={priority}
                icon={<PriorityMark priority={priority} />}
                onClick={() => {
                  change({ priority });
                  close();
                }}
              >
                {priorityNames()[priority]}
              </MenuEntry>
            ))}
          </Menu>
        )}
      </SelectionAct>
      <SelectionAct name={t`Due`} icon={<IconCalendar size={16} />} isDisabled={isNone}>
        {(close) => (
          <DueAct
            onSet={(dueAt) => {
              change({ dueAt });
              close();
            }}
          />
        )}
      </SelectionAct>
      <SelectionAct name={t`Add tag`} icon={<IconTag size={16} />} isDisabled={isNone}>
        {(close) => (
          <div className={classes.tags}>
            <TagPicker
              label={t`Tag to add`}
              placeholder={t`Find or name a tag`}
              inputRef={takeFocus}
              describeNew={(typed) => t`New tag “${typed}”`}
              onPick={(picked) => {
                const { line } = checkLine(picked, maxTaskTag);
                if (line !== null) change({ addTag: line });
                close();
              }}
            />
          </div>
        )}
      </SelectionAct>
      <SelectionAct name={t`Remove tag`} isDisabled={tasks.every(({ tags }) => tags.length === 0)}>
        {(close) => (
          <div className={classes.tags}>
            <PickList
              label={t`Tag to remove`}
              placeholder={t`Find a tag`}
              inputRef={takeFocus}
              options={countTags(tasks)}
              onPick={(removeTag) => {
                change({ removeTag });
                close();
              }}
            />
          </div>
        )}
      </SelectionAct>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconTrash size={16} />}
        disabled={isNone}
        onClick={onRemove}
      >
        <Trans>Delete</Trans>
      </Button>
    </div>
  );
}
