import { t } from "@lingui/core/macro";
import { NativeSelect, TextInput } from "@mantine/core";
import { auditActions } from "@tenon/schemas/audit-actions";
import { FilterBar } from "#ui/filter-bar.tsx";
import { optionNamed } from "#ui/option-named.ts";
import { AccountField } from "./account-field.tsx";
import { nameAction } from "./action-names.ts";
import type { AuditView } from "./audit-view.ts";
import { useChosenFilters } from "./use-chosen-filters.ts";

type AuditFiltersProps = {
  view: AuditView;
  onChange: (change: (view: AuditView) => AuditView) => void;
};

/** Which entries are shown. */
export function AuditFilters({ view, onChange }: AuditFiltersProps) {
  return (
    <FilterBar
      filters={{
        place: "grid",
        fields: <Fields view={view} onChange={onChange} />,
        chosen: useChosenFilters(view, onChange),
        onClear: () => onChange(() => ({})),
      }}
    />
  );
}

function Fields({ view, onChange }: AuditFiltersProps) {
  return (
    <>
      <NativeSelect
        label={t`What`}
        data={[
          { value: "", label: t`Anything` },
          ...auditActions.map((value) => ({ value, label: nameAction(value) })),
        ]}
        value={view.action ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, action: optionNamed(auditActions, value) }))
        }
      />
      <AccountField
        label={t`Done by`}
        id={view.actorId}
        onChange={(actorId) => onChange((current) => ({ ...current, actorId }))}
      />
      <AccountField
        label={t`Done to`}
        id={view.targetId}
        onChange={(targetId) => onChange((current) => ({ ...current, targetId }))}
      />
      <TextInput
        type="date"
        label={t`From`}
        value={view.from ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, from: value }))
        }
      />
      <TextInput
        type="date"
        label={t`Until`}
        min={view.from}
        value={view.to ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, to: value }))
        }
      />
    </>
  );
}
