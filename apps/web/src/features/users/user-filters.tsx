import { t } from "@lingui/core/macro";
import { NativeSelect } from "@mantine/core";
import type { Ref } from "react";
import { FilterBar } from "#ui/filter-bar.tsx";
import { readUserView, type UserView, writeUserView } from "./user-view.ts";

type UserFiltersProps = {
  view: UserView;
  onChange: (change: (view: UserView) => UserView) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which accounts are shown. */
export function UserFilters({ view, onChange, searchRef }: UserFiltersProps) {
  const picks = picksOf(view);
  const inForce = picks.filter(({ value }) => value !== "");
  const pick = (name: string, value: string) =>
    onChange((current) => readUserView({ ...writeUserView(current), [name]: value }));

  return (
    <FilterBar
      search={{
        label: t`Search accounts`,
        inputRef: searchRef,
        search: view.search ?? "",
        onSearch: (search) => onChange((current) => ({ ...current, search })),
      }}
      filters={{
        place: "row",
        fields: picks.map(({ name, label, data, value }) => (
          <NativeSelect
            key={name}
            label={label}
            data={data}
            value={value}
            onChange={({ currentTarget }) => pick(name, currentTarget.value)}
          />
        )),
        chosen: inForce.map(({ name, data, value }) => ({
          text: data.find((option) => option.value === value)?.label ?? "",
          onClear: () => pick(name, ""),
        })),
        onClear: () => onChange(({ search }) => ({ search })),
      }}
    />
  );
}

function picksOf({ role, state, email }: UserView) {
  return [
    {
      name: "role",
      label: t`Role`,
      value: role ?? "",
      data: [
        { value: "", label: t`Any role` },
        { value: "member", label: t`Members` },
        { value: "admin", label: t`Administrators` },
      ],
    },
    {
      name: "state",
      label: t`State`,
      value: state ?? "",
      data: [
        { value: "", label: t`Active or not` },
        { value: "active", label: t`Active` },
        { value: "inactive", label: t`Inactive` },
      ],
    },
    {
      name: "email",
      label: t`Address`,
      value: email ?? "",
      data: [
        { value: "", label: t`Any address` },
        { value: "confirmed", label: t`Confirmed address` },
        { value: "unconfirmed", label: t`Unconfirmed address` },
      ],
    },
  ];
}
