import { t } from "@lingui/core/macro";
import { parseDay } from "#ui/days.ts";
import { describeDate } from "#ui/describe-time.ts";
import type { ChosenFilter } from "#ui/filter-chip.tsx";
import { nameAction } from "./action-names.ts";
import type { AuditView } from "./audit-view.ts";
import { useAccountName } from "./use-account-name.ts";

/** The filters in force, each to be taken off. */
export function useChosenFilters(
  { action, actorId, targetId, ...days }: AuditView,
  onChange: (change: (view: AuditView) => AuditView) => void,
): ChosenFilter[] {
  const actor = useAccountName(actorId);
  const target = useAccountName(targetId);
  const from = describeDay(days.from);
  const to = describeDay(days.to);
  const chosen = (text: string, name: keyof AuditView) => ({
    text,
    onClear: () => onChange((current) => ({ ...current, [name]: undefined })),
  });
  return [
    ...(action === undefined ? [] : [chosen(nameAction(action), "action")]),
    ...(actorId === undefined ? [] : [chosen(t`Done by: ${actor}`, "actorId")]),
    ...(targetId === undefined ? [] : [chosen(t`Done to: ${target}`, "targetId")]),
    ...(from === null ? [] : [chosen(t`From ${from}`, "from")]),
    ...(to === null ? [] : [chosen(t`Until ${to}`, "to")]),
  ];
}

function describeDay(text = ""): string | null {
  const day = parseDay(text);
  return day && describeDate(day, new Date());
}
