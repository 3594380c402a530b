import type { AuditAction, ListAuditInput } from "@tenon/schemas/audit";
import { auditActions } from "@tenon/schemas/audit-actions";
import { isId } from "@tenon/schemas/text-rules";
import { addDays, parseDay } from "#ui/days.ts";
import { optionNamed } from "#ui/option-named.ts";
import type { AuditSearch } from "./audit-search.ts";

/** Which entries are looked at; what is left out is not asked for. Both days are included. */
export type AuditView = {
  action?: AuditAction | undefined;
  actorId?: string | undefined;
  targetId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readAuditView({ action, actor, target, from, to }: AuditSearch): AuditView {
  return {
    action: optionNamed(auditActions, action),
    actorId: readId(actor),
    targetId: readId(target),
    from: readDay(from),
    to: readDay(to),
  };
}

export function writeAuditView({ action, actorId, targetId, ...days }: AuditView): AuditSearch {
  const from = readDay(days.from);
  const to = readDay(days.to);
  return {
    ...(action !== undefined && { action }),
    ...(actorId !== undefined && { actor: actorId }),
    ...(targetId !== undefined && { target: targetId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

export function countFilters(view: AuditView): number {
  return Object.keys(writeAuditView(view)).length;
}

/** What the server is asked for, in days of where the person is. */
export function toListInput(view: AuditView): Omit<ListAuditInput, "cursor"> {
  const { action, actorId, targetId } = view;
  const from = parseDay(view.from ?? "");
  const to = parseDay(view.to ?? "");
  return {
    limit: 30,
    ...(action !== undefined && { action }),
    ...(actorId !== undefined && { actorId }),
    ...(targetId !== undefined && { targetId }),
    ...(from && { from }),
    ...(to && { before: addDays(to, 1) }),
  };
}

function readId(text: string | undefined): string | undefined {
  return text !== undefined && isId(text) ? text : undefined;
}

function readDay(text: string | undefined): string | undefined {
  return text !== undefined && parseDay(text) !== null ? text : undefined;
}
