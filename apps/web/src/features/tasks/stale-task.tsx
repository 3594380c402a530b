import { t } from "@lingui/core/macro";
import type { Task } from "@tenon/schemas/tasks";
import { StaleNotice } from "#ui/stale-notice.tsx";
import { VersionTable } from "#ui/version-table.tsx";
import { compare, type TaskDraft } from "./task-draft.ts";

type StaleTaskProps = {
  versions: { base: Task; draft: TaskDraft; current: Task };
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
};

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StaleTask({ versions, ...choice }: StaleTaskProps) {
  const names = fieldNames();
  return (
    <StaleNotice title={t`This task was changed meanwhile`} {...choice}>
      <VersionTable
        rows={compare(versions).map(({ field, ...texts }) => ({ name: names[field], ...texts }))}
      />
    </StaleNotice>
  );
}

function fieldNames(): Record<keyof TaskDraft, string> {
  return {
    title: t`Title`,
    completed: t`State`,
    priority: t`Priority`,
    dueAt: t`Due`,
    tags: t`Tags`,
    description: t`Description`,
  };
}
