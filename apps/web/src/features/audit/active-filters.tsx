import { t } from "@lingui/core/macro";
import { parseDay } from "#ui/days.ts";
import { describeDate } from "#ui/describe-time.ts";
import { FilterChip } from "#ui/filter-chip.tsx";
import { nameAction } from "./action-names.ts";
import type { AuditView } from "./audit-view.ts";
import { useAccountName } from "./use-account-name.ts";

type ActiveFiltersProps = {
  view: AuditView;
  onChange: (change: (view: AuditView) => AuditView) => void;
};

/** The filters in force, each to be taken off. */
export function ActiveFilters({ view, onChange }: ActiveFiltersProps) {
  const { action, actorId, targetId } = view;
  const from = describeDay(view.from);
  const to = describeDay(view.to);
  const clear = (name: keyof AuditView) =>
    onChange((current) => ({ ...current, [name]: undefined }));
  return (
    <>
      {action !== undefined && (
        <FilterChip text={nameAction(action)} onClear={() => clear("action")} />
      )}
      {actorId !== undefined && <ActorChip id={actorId} onClear={() => clear("actorId")} />}
      {targetId !== undefined && <TargetChip id={targetId} onClear={() => clear("targetId")} />}
      {from !== null && <FilterChip text={t`From ${from}`} onClear={() => clear("from")} />}
      {to !== null && <FilterChip text={t`Until ${to}`} onClear={() => clear("to")} />}
    </>
  );
}

type AccountChipProps = { id: string; onClear: () => void };

function ActorChip({ id, onClear }: AccountChipProps) {
  const name = useAccountName(id);
  return <FilterChip text={t`Done by: ${name}`} onClear={onClear} />;
}

function TargetChip({ id, onClear }: AccountChipProps) {
  const name = useAccountName(id);
  return <FilterChip text={t`Done to: ${name}`} onClear={onClear} />;
}

function describeDay(text = ""): string | null {
  const day = parseDay(text);
  return day && describeDate(day, new Date());
}
