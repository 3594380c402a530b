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

const names: Record<keyof TaskDraft, string> = {
  title: "Title",
  completed: "State",
  priority: "Priority",
  dueAt: "Due",
  tags: "Tags",
  description: "Description",
};

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StaleTask({ versions, ...choice }: StaleTaskProps) {
  return (
    <StaleNotice title="This task was changed meanwhile" {...choice}>
      <VersionTable
        rows={compare(versions).map(({ field, ...texts }) => ({ name: names[field], ...texts }))}
      />
    </StaleNotice>
  );
}
